namespace OpenProvince.Ui;

/// <summary>One entry a module puts into a menu. With <paramref name="Permission"/> it shows only to those who hold it.</summary>
public sealed record MenuItem(MenuArea Area, int Order, string TextKey, string Href, string Icon, string? Permission = null)
{
    /// <summary>Addresses elsewhere whose pages belong to this entry: "/thu-tuc" for "/tim-kiem".</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
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
}
