from django.urls import path

from privity.engagements.views import engagements, joining, people, practice

app_name = "engagements"
urlpatterns = [
    path("engagements/", engagements.engagements, name="list"),
    path("engagements/new", engagements.new, name="new"),
    path("engagements/<uuid:engagement_id>/people/add", people.add, name="add_person"),
    path("engagements/<uuid:engagement_id>/people/<uuid:participation_id>/invite", people.invite, name="invite"),
    path("engagements/<uuid:engagement_id>/people/<uuid:participation_id>/end", people.end, name="end_part"),
    path("engagements/<uuid:engagement_id>/phase", engagements.change_phase, name="change_phase"),
    path("engagements/<uuid:engagement_id>/end", engagements.end, name="end"),
    path("engagements/<uuid:engagement_id>/join", joining.join, name="join"),
    path("engagements/<uuid:engagement_id>/join/<slug:invitation>", joining.join_as_sent, name="join_as_sent"),
    path("practices/<uuid:practice_id>", practice.practice, name="practice"),
    path("practices/<uuid:practice_id>/coaches", practice.admit, name="admit_coach"),
    path("practices/<uuid:practice_id>/coaches/<uuid:person_id>", practice.administrator, name="change_administrator"),
    path("join/<slug:token>", joining.join_by_link, name="join_by_link"),
]
