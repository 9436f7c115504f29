using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Addresses of the task pages.</summary>
internal static class TaskLinks
{
    public const string List = "/desk/tasks", Board = "/desk/tasks/board", New = "/desk/tasks/new";

    public static string Task(string code) => $"{List}/{code}";

    /// <summary>Where the button of an act posts to that needs nothing but words.</summary>
    public static string Act(string code, string verb) => $"{List}/{code}/{verb}";

    public static string File(long id) => $"/tep/{ApiJson.Id(id)}";

    /// <summary>A list behind a figure.</summary>
    public static string Listed(TaskTab tab, params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var address = $"{List}?tab={ApiNames.Of(tab)}";
        foreach (var (name, value) in filters) if (value is not null) address += $"&{name}={Uri.EscapeDataString(value)}";
        return address;
    }
}
