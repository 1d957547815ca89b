from django.urls import path

from privity.web import first_run, ledger_page, ledger_part, security_page, verify_page, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("verify", verify_page.verify, name="verify"),
    path("security", security_page.security, name="security"),
    path("start", first_run.start, name="start"),
    path("engagements/<uuid:engagement_id>/", views.overview, name="overview"),
    path("engagements/<uuid:engagement_id>/people", views.people, name="people"),
    path("engagements/<uuid:engagement_id>/ledger", ledger_page.ledger, name="ledger"),
    path("engagements/<uuid:engagement_id>/ledger/part", ledger_part.take, name="take_part"),
]
