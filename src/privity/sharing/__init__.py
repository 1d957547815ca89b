"""Asking and answering: may A tell B this about C?"""
