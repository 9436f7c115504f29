namespace OpenProvince.Ui;

/// <summary>Section ids of the staff layout, filled by pages with SectionContent.</summary>
public static class StaffSections
{
    /// <summary>Key bar at the foot: KeyBarItem entries.</summary>
    public static readonly object Keys = new();
}
