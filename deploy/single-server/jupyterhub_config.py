"""JupyterHub on one server: the course for every learner, and its session beside it. See docs/hub.md.

What differs from place to place is read from the environment, so that this file can stay as it is.
"""

import os

c = get_config()  # noqa: F821 -- JupyterHub gives it to this file

PUBLIC = os.environ.get("COURSE_PUBLIC_URL", "https://course.example.org")  # what browsers reach
PROXY = os.environ.get("COURSE_PROXY_URL", "http://127.0.0.1:8000")  # the hub's own proxy; TLS stands before it
SESSION = os.environ.get("COURSE_SESSION_URL", "http://127.0.0.1:8765")  # where the session's service listens
STATE = os.environ.get("COURSE_STATE", "/var/lib/course")  # a folder of the hub's own, shut to everybody else
SESSIONS = os.environ.get("COURSE_SESSIONS", "/var/lib/course-sessions")  # the same, of the session's service
USER = os.environ.get("COURSE_SESSIONS_USER", "")  # the service's account, if the hub runs as root
DATABASE = os.environ.get("COURSE_DATABASE", "")  # a PostgreSQL, as postgresql+psycopg://...; else a file in SESSIONS
INSTRUCTORS = os.environ.get("COURSE_INSTRUCTORS", "").split()  # names of accounts, with spaces between

c.JupyterHub.bind_url = f"{PROXY}/"
c.JupyterHub.public_url = f"{PUBLIC}/"
c.JupyterHub.db_url = f"sqlite:///{STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{STATE}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{STATE}/proxy.pid"

# Who may come in. These are the accounts of the system; docs/hub.md names others.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True

# A learner's server: the course, opened where they left off.
c.Spawner.cmd = ["curriculum", "lab", "--hub"]
c.Spawner.environment = {"CURRICULUM_COHORT_ADDRESS": f"{SESSION}/services/cohort"}
c.Spawner.http_timeout = 120  # seconds: a first start on a busy machine

# What a learner's server may do on its owner's behalf. Without the last one the session refuses every learner.
c.Spawner.server_token_scopes = [
    "users:activity!user",
    "access:servers!server",
    "access:services!service=cohort",
]

# Who may join, and who may teach.
c.JupyterHub.custom_scopes = {"custom:cohort:teach": {"description": "Lead a session of the course."}}
c.JupyterHub.load_groups = {"instructors": {"users": INSTRUCTORS}}
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", "access:services!service=cohort"]},
    {"name": "instructor", "groups": ["instructors"], "scopes": ["custom:cohort:teach"]},
]

# The session's service, started and kept running by the hub.
c.JupyterHub.services = [
    {
        "name": "cohort",
        "url": SESSION,
        "command": [
            "curriculum",
            "cohort",
            *(["--workers=2"] if DATABASE else [f"{SESSIONS}/sessions.sqlite"]),
            "--proxies=127.0.0.1",
        ],
        "environment": {"CURRICULUM_DATABASE": DATABASE},  # no option: learners could list programs, and read it
        **({"user": USER} if USER else {}),
        "oauth_client_allowed_scopes": ["custom:cohort:teach"],
        "oauth_no_confirm": True,
    }
]
