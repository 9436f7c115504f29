namespace OpenProvince.Kernel;

/// <summary>
/// A disk that takes nothing more and a peer that went away throw the same exception; the system's own number tells them apart.
/// </summary>
public static class DiskFault
{
    private const int InputOutput = 5, FileTooLarge = 27, NoSpace = 28, ReadOnly = 30, Quota = 122;

    /// <summary>True when a local disk would not take what was written: full, over its quota, read-only or broken.</summary>
    public static bool IsWrite(IOException exception) => exception.HResult is InputOutput or FileTooLarge or NoSpace or ReadOnly or Quota;
}
