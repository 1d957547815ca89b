"""What the page bench serves and asks: an installation of Privity, two contestants, their servers, and a client."""
