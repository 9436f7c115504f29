using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.Tasks.Domain;

/// <summary>The row of a workbook, or the day of a recurring task, a task comes from.</summary>
/// <param name="Import">The number of its file: names the import; of a recurring task its own.</param>
/// <param name="Key">Of the row; one task of an agency has it.</param>
internal sealed record ImportedRow(long Import, long Key)
{
    /// <summary>63 bits of SHA-256 over what a row is known again by.</summary>
    public static long KeyOf(string known) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(known))) & long.MaxValue;
}
