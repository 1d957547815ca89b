from django.http import HttpRequest, HttpResponse


def join_by_link(request: HttpRequest, token: str) -> HttpResponse:
    raise NotImplementedError
