"""Files as other programs write them, with invented content."""

import io
import sqlite3
import zipfile
from collections.abc import Mapping

TODOIST = (
    "\ufeffTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,"
    "DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG\r\n"
    "meta,view_style=list,,,,,,,,,,,,\r\n"
    'task,"Полить ""фикус"" @дом @растения",По чуть-чуть,1,1,Аня (1),,2026-12-05,ru,,'
    "30,minute,,\r\n"
    "task,Налить воды @дом,,4,2,Аня (1),,,en,,,,,\r\n"
    "note,Вода в кувшине,,,,Аня (1),,,,,,,,\r\n"
    ",,,,,,,,,,,,,\r\n"
    "section,Дела,,,,,,,,,,,,\r\n"
    "task,Созвон,,4,1,Аня (1),,2026-12-06 15:30,en,Europe/Moscow,,,,\r\n"
    "task,Вынести мусор,,3,2,Аня (1),,every day at 9,en,,,,,\r\n"
    "task,Странное,,2,1,Аня (1),,after the rain on thursday maybe,en,,,,,\r\n"
    'task,"  ",,2,1,Аня (1),,,en,,,,,\r\n'
    "task,Слишком,много,1,1,a,b,,en,,,,,,лишнее,лишнее\r\n"
    "task,Вынести мусор,,3,2,Аня (1),,every day at 9,en,,,,,\r\n"
)

TICKTICK_HEAD = (
    '"Date: 2026-11-20+0000"\n"Version: 7.1"\n"Status: \n0 Normal\n1 Completed\n2 Archived"\n'
    '"Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date",'
    '"Due Date","Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order",'
    '"Timezone","Is All Day","Is Floating","Column Name","Column Order","View Mode","taskId",'
    '"parentId"\n'
)
TICKTICK = TICKTICK_HEAD + (
    '"","Дом","Купить продукты","TEXT","еда, дом","Молоко\nХлеб","N","","2026-12-09T21:00:00+0000",'
    '"","","5","0","2026-11-01T10:00:00+0000","","1","Europe/Moscow","true","false",,,"list","1",""\n'
    '"","Inbox","Встреча","TEXT","","","N","2026-12-10T07:00:00+0000","2026-12-10T08:30:00+0000",'
    '"TRIGGER:PT0S\nTRIGGER:-PT60M","RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH","3","0",'
    '"2026-11-01T10:00:00+0000","","2","Europe/Moscow","false","false",,,"list","2",""\n'
    '"","Дом","Сделано","TEXT","","","N","","","","","0","2","","2026-11-02T10:00:00+0000","3",'
    '"Europe/Moscow","","",,,"list","3",""\n'
    '"","Дом","Мысль","NOTE","","","N","","","","","0","0","","","4","","","",,,"list","4",""\n'
    '"","Дом","По луне","TEXT","","","N","","2026-12-11T09:00:00+0000","","ERULE:NAME=CUSTOM",'
    '"0","0","","","5","Europe/Moscow","false","",,,"list","5",""\n'
    '"","Дом","Когда?","TEXT","","","N","","позавчера","","","0","0","","","6","","","",,,"","6",""\n'
)

LOOP_HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,Зарядка,YES_NO,Размялся?,,1,1,#FF8F00,,,,false\n"
    '002,"Бег, три раза",YES_NO,,,3,7,#00897B,,,,false\n'
    "003,Вода,NUMERICAL,,,1,1,#00897B,стаканы,AT_LEAST,8.0,false\n"
    "004,Старое,YES_NO,,,1,1,#00897B,,,,true\n"
)
LOOP_FILES = {
    "Habits.csv": LOOP_HABITS,
    "001 /Checkmarks.csv": (
        "Date,Value,Notes\n2026-11-20,YES_MANUAL,\n2026-11-19,NO,\n2026-11-18,SKIP,\n"
        "2026-11-17,2,\n2026-11-16,YES_AUTO,\n2026-02-30,YES_MANUAL,\n2026-11-15,PERHAPS,\n"
    ),
    "003 Voda/Checkmarks.csv": "Date,Value,Notes\n2026-11-20,8000,\n2026-11-19,3500,\n",
    "Scores.csv": "Date,x\n",
}
LOOP_TOGETHER = {
    "Habits.csv": LOOP_HABITS,
    "Checkmarks.csv": (
        "Date,Зарядка,Бег, три раза,Вода,Старое,\n"
        "2026-11-20,2,YES_MANUAL,8000,0,\n2026-11-19,0,-1,3500,2,\n2026-11-18,2\n"
    ),
}


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return made.getvalue()


def loop_backup(script: str = "") -> bytes:
    """A backup as Loop's version 2 writes it, then changed by `script`."""
    database = sqlite3.connect(":memory:")
    database.executescript(
        """
        CREATE TABLE Habits (id integer primary key autoincrement, archived integer,
            color integer, description text, freq_den integer, freq_num integer,
            highlight integer, name text, position integer, reminder_hour integer,
            reminder_min integer, reminder_days integer not null default 127,
            type integer not null default 0, target_type integer not null default 0,
            target_value real not null default 0, unit text not null default "",
            question text, uuid text);
        CREATE TABLE Repetitions (id integer primary key autoincrement, habit integer not null,
            timestamp integer not null, value integer not null, notes text);
        INSERT INTO Habits (id, archived, freq_den, freq_num, name, reminder_hour, reminder_min,
            reminder_days) VALUES (1, 0, 1, 1, 'Зарядка', 7, 30, 127),
            (2, 1, 7, 3, 'Старое', 0, 0, 0);
        INSERT INTO Habits (id, archived, freq_den, freq_num, name, type, target_value, unit)
            VALUES (3, 0, 1, 1, 'Вода', 1, 8, 'стаканы');
        INSERT INTO Repetitions (habit, timestamp, value) VALUES
            (1, 1795132800000, 2), (1, 1795046400000, 0), (1, 1794960000000, 3),
            (2, 1795132800000, 2), (3, 1795132800000, 8000), (3, 1795046400000, 3500),
            (1, 99999999999999999, 2), (77, 1795132800000, 2);
        """
        + script
    )
    content = database.serialize()
    database.close()
    return content
