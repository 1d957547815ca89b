"""The list of engagements as FastAPI has it, on Privity's tables: SQL by hand and Jinja2, uvicorn."""
