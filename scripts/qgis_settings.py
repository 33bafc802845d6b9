"""Print the settings folder of QGIS's current profile; QGIS_CUSTOM_CONFIG_PATH counts, as it does for QGIS itself."""

import sys

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

OLDEST = 32200

if Qgis.QGIS_VERSION_INT < OLDEST:
    sys.exit(
        f"QGIS {Qgis.QGIS_VERSION} is too old: SAR Despeckle needs QGIS 3.22 or newer (https://qgis.org/download)."
    )

# Without these names Qt would look under the name of this script instead of QGIS's.
QCoreApplication.setOrganizationName(QgsApplication.QGIS_ORGANIZATION_NAME)
QCoreApplication.setApplicationName(QgsApplication.QGIS_APPLICATION_NAME)
application = QgsApplication([], False)
application.initQgis()  # before this the folder is empty text
print(QgsApplication.qgisSettingsDirPath())
application.exitQgis()
