using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Addresses of the task pages.</summary>
internal static class TaskLinks
{
    public const string List = "/desk/tasks", Board = "/desk/tasks/board", New = "/desk/tasks/new", Urge = "/desk/tasks/board/urge",
        UrgeAll = "/desk/tasks/urge", Report = "/desk/tasks/report", ReportFile = "/desk/tasks/report.xlsx",
        Import = "/desk/tasks/import", ImportFile = "/desk/tasks/import.xlsx";

    /// <summary>What an import made, and how it is undone.</summary>
    public static string Imported(long import) => $"{Import}?done={ApiJson.Id(import)}";

    /// <summary>The tasks of an import as a list.</summary>
    public static string ListOfImport(long import) => $"{List}?tab=given&import={ApiJson.Id(import)}";

    public static string Task(string code) => $"{List}/{code}";

    /// <summary>The board or the report of a period.</summary>
    public static string Of(string page, Period period) => $"{page}?period={period.Code}";

    /// <summary>Beside lists.</summary>
    public static string Pane(string code) => $"{Task(code)}/tom-tat";

    public static string File(long id) => $"/tep/{ApiJson.Id(id)}";

    /// <summary>A list behind a figure.</summary>
    public static string Listed(TaskTab tab, params ReadOnlySpan<(string Name, string? Value)> filters) => On(List, tab, filters);

    /// <summary>Another page about all of such a list.</summary>
    public static string On(string page, TaskTab tab, params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var address = $"{page}?tab={ApiNames.Of(tab)}";
        foreach (var (name, value) in filters) if (value is not null) address += $"&{name}={Uri.EscapeDataString(value)}";
        return address;
    }
}
