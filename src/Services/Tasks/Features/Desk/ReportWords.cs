using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>A line of the monthly report in words, the same on paper and in the file.</summary>
internal sealed class ReportWords(Texts texts, TaskWords words)
{
    /// <summary>Number and day of the document that gives it; its title when it has no number.</summary>
    public string Source(ReportLine line) => line.Source switch
    {
        { Number: { } number, Day: { } day } => texts["tasks.report.source", ("number", number), ("day", DayWords.Date(day))],
        var source => source?.Number ?? source?.Title ?? "",
    };

    /// <summary>What came of it: accepted with its class, or where it stands and how far it is.</summary>
    public string Result(Assignment one) => one.State is TaskState.Accepted
        ? texts["tasks.report.accepted", ("day", DayWords.Date(one.LastStepAt.LocalDay())), ("grade", words.Grade(one.Grade))]
        : texts["tasks.report.open", ("state", words.State(one.State)), ("n", one.Percent)];

    /// <summary>In time or not, of what ended and of what is open.</summary>
    public string Standing(Assignment one, bool late) => texts[one switch
    {
        { IsOpen: true } => late ? "tasks.report.overdue" : "tasks.report.running",
        { Exempt: true } => "tasks.report.exempt",
        _ => late ? "tasks.report.late" : "tasks.report.in-time",
    }];

    public string Why(ReportLine line, bool late) => !late ? "" : line.Why ?? texts["tasks.report.why.none"];

    /// <summary>The figures of a unit, as the board has them.</summary>
    public string Sum(BoardUnit unit) => texts["tasks.report.sum", ("done", unit.Done.Done), ("kept", unit.Done.InTime),
        ("late", unit.Done.Late), ("running", unit.Running), ("overdue", unit.Overdue)];
}
