namespace OpenProvince.Ui;

/// <summary>Only <see cref="Over"/> has a filled background; nothing else competes with it.</summary>
public enum WallTileKind
{
    Plain,
    Near,
    Over,
}
