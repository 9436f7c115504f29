namespace OpenProvince.Kernel;

/// <summary>
/// How long whoever took a step may take it back: said beside the button, counted down in the browser, decided by the server. What
/// goes outside is held back that long.
/// </summary>
public static class UndoWindow
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(Seconds);

    public const int Seconds = 60;
}
