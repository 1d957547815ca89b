"""The list of engagements as stock Django has it, on Privity's tables: instances, Django templates, gunicorn with threads.

It asks no needless query, keeps its connections, and has the settings of ``startproject`` beside.
"""
