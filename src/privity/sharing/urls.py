from django.urls import path

from privity.sharing.views import channels, question, reminding

app_name = "sharing"
urlpatterns = [
    path("may-i-share", question.question, name="ask"),
    path("may-i-share/ask", question.ask, name="record_ask"),
    path("may-i-share/somebody-asked", question.somebody_asked, name="somebody_asked"),
    path("may-i-share/pass-on", question.pass_on, name="pass_on"),
    path("asks", question.asks, name="asks"),
    path("asks/<uuid:ask_id>", question.asked, name="asked"),
    path("work-channels", channels.channels, name="channels"),
    path("work-channels/accept", channels.accept, name="accept_channel"),
    path("work-channels/withdraw", channels.withdraw, name="withdraw_channel"),
    path("remind", reminding.remind, name="remind"),
]
