namespace OpenProvince.Files.Contracts;

/// <summary>
/// Bytes of deleted files are removed by whoever holds this lock of the data folder. A backup takes it from its look at the rows
/// until it has read the files they name; the removal then waits for the next round. It ends with the process that holds it.
/// </summary>
public static class RemovalHold
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Null when somebody else holds it.</summary>
    public static IDisposable? TryTake(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        try
        {
            return new FileStream(
                Path.Combine(folder, "files", "removal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (!Kernel.DiskFault.IsWrite(e))
        {
            return null;
        }
    }

    /// <exception cref="TimeoutException">Another backup of this folder does not come to its end.</exception>
    public static async Task<IDisposable> TakeAsync(string folder, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Step)
        {
            if (TryTake(folder) is { } hold) return hold;
            await Task.Delay(Step, ct);
        }
        throw new TimeoutException($"{folder}/files/removal.lock");
    }
}

/// <summary>Which files the rows of this database name.</summary>
public interface IFileInventory
{
    /// <summary>Their paths under the data folder, with <c>/</c>; without those that wait for their removal.</summary>
    Task<IReadOnlyList<string>> NamedAsync(CancellationToken ct = default);
}
