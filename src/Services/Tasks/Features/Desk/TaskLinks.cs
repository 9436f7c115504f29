using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Addresses of the task pages.</summary>
internal static class TaskLinks
{
    public const string List = "/desk/tasks", Board = "/desk/tasks/board", New = "/desk/tasks/new", Urge = "/desk/tasks/board/urge";

    public static string Task(string code) => $"{List}/{code}";

    /// <summary>Beside lists.</summary>
    public static string Pane(string code) => $"{Task(code)}/tom-tat";

    public static string File(long id) => $"/tep/{ApiJson.Id(id)}";

    /// <summary>A list behind a figure.</summary>
    public static string Listed(TaskTab tab, params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var address = $"{List}?tab={ApiNames.Of(tab)}";
        foreach (var (name, value) in filters) if (value is not null) address += $"&{name}={Uri.EscapeDataString(value)}";
        return address;
    }
}
