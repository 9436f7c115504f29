namespace OpenProvince.Tasks.Features;

/// <summary>Addresses of the pages of recurring tasks.</summary>
internal static class RecurringLinks
{
    public const string List = "/desk/tasks/recurring", New = "/desk/tasks/recurring/new";
}
