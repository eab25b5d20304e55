from respchain.apps import draw as draw
from respchain.apps.library import check as check
from respchain.apps.library import coverage as coverage
from respchain.apps.library import graph as graph
from respchain.apps.library import trace as trace
from respchain.apps.library import who as who
from respchain.checking.covering import Coverage as Coverage
from respchain.checking.report import Report as Report
from respchain.checking.tracing import Chain as Chain
from respchain.errors import InputErrors as InputErrors
from respchain.errors import RespchainError as RespchainError
from respchain.files.loading import load as load
from respchain.files.saving import dump as dump
from respchain.files.saving import save as save
from respchain.model.charter import Charter as Charter
from respchain.model.duties import Duty as Duty
from respchain.model.matters import Matter as Matter
from respchain.model.organisation import Body as Body
from respchain.model.organisation import Department as Department
from respchain.model.organisation import Outsider as Outsider
from respchain.model.organisation import Post as Post
from respchain.model.people import Appointment as Appointment
from respchain.model.people import Person as Person
from respchain.rule import Finding as Finding
from respchain.rule import Severity as Severity

_HOMES: dict[str, str]
__all__: list[str]
