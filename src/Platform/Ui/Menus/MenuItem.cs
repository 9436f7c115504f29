namespace OpenProvince.Ui;

/// <summary>One entry a module puts into a menu. With <paramref name="Permission"/> it shows only to those who hold it.</summary>
public sealed record MenuItem(MenuArea Area, int Order, string TextKey, string Href, string Icon, string? Permission = null)
{
    /// <summary>Addresses elsewhere whose pages belong to this entry: "/thu-tuc" for "/tim-kiem".</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>What stands together in the rail; entries without one come first.</summary>
    public MenuGroup? Group { get; init; }
}

/// <summary>Entries of a rail that stand together, under a name read out to who does not see the line between them.</summary>
/// <param name="Order">Place among the groups; modules with work of their own take 10 to 50.</param>
/// <param name="TextKey">Its name.</param>
public sealed record MenuGroup(int Order, string TextKey)
{
    /// <summary>What a unit has to do, and how it stands.</summary>
    public static readonly MenuGroup Unit = new(60, "ui.menu.group.unit");

    /// <summary>What helps at the desk.</summary>
    public static readonly MenuGroup Help = new(80, "ui.menu.group.help");
}

public enum MenuArea
{
    /// <summary>Main navigation of the public pages.</summary>
    Citizen,
    /// <summary>Footer column "Người dân".</summary>
    FooterPeople,
    /// <summary>Footer column "Minh bạch".</summary>
    FooterOpenness,
    /// <summary>Footer column "Trợ giúp".</summary>
    FooterHelp,
    /// <summary>Rail of the staff pages.</summary>
    Staff,
    /// <summary>Rail of the pages of those who administer the province.</summary>
    Administration,
}
