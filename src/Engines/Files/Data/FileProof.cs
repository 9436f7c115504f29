using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Data;

/// <summary>
/// Every row has its bytes, and the bytes are those that were stored; bytes without a row are counted. That the row itself is the
/// one that was filed stands in the seals of whoever the file belongs to.
/// </summary>
internal sealed class FileProof(Database database, BlobFolder blobs, TimeProvider time) : IProof
{
    public IProofRun Start(VerifySettings settings) =>
        new Run(database, blobs, settings, (time.Now() - TimeSpan.FromDays(1)).ToDateTimeOffset().UtcDateTime);

    /// <param name="database">Whether a row is still there.</param>
    /// <param name="blobs">The bytes.</param>
    /// <param name="settings">Whether the bytes are read.</param>
    /// <param name="settled">Bytes that came later may still get their row.</param>
    private sealed class Run(Database database, BlobFolder blobs, VerifySettings settings, DateTime settled) : IProofRun
    {
        private const string Table = "files_file";
        private const string Digits = "0123456789abcdef";

        private readonly bool withKey = settings.Files && blobs.HasKey;
        private readonly HashSet<string> looked = new(StringComparer.Ordinal);
        private HashSet<string> lying = [];
        private long rowless;

        public void Next(RecordedEvent e)
        {
            // Files are known by the seals of dossiers; there is no event of their own.
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await using (var command = snapshot.Scan($"select id, address, size, state from {Table} order by address"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    var address = rows.GetString(1);
                    Look(address[..2]);
                    lying.Remove(address);
                    if (rows.Int(3) != FileStore.Deleted) await CompareAsync(rows.Int(0), address, rows.Int(2), findings, ct);
                }
            }
            foreach (var letters in Digits.SelectMany(one => Digits.Select(other => $"{one}{other}"))) Look(letters);
            rowless += lying.Count;
            if (rowless > 0) findings.Note("files.bytes-without-row", ("count", rowless));
        }

        private void Look(string letters)
        {
            if (!looked.Add(letters)) return;
            rowless += lying.Count;
            lying = blobs.Lying(letters, settled);
        }

        private async Task CompareAsync(long id, string address, long expected, Findings findings, CancellationToken ct)
        {
            findings.Compared();
            if (looked.Add("note") && !withKey) findings.Note(settings.Files ? "files.key-missing" : "files.bytes-not-read");
            var key = id.ToString(CultureInfo.InvariantCulture);
            var size = blobs.SizeOf(address);
            if (size is null) await NameMissingAsync(id, key, findings, ct);
            else if (size != expected) findings.Differs(Table, key, "size", size, expected);
            else if (withKey && await blobs.HashAsync(id, address, ct) != address)
                findings.Add("files.bytes-changed", ("table", Table), ("key", key));
        }

        /// <summary>A server that runs meanwhile may have removed the file after the snapshot: then its row is gone by now, too.</summary>
        private async Task NameMissingAsync(long id, string key, Findings findings, CancellationToken ct)
        {
            var now = await database.QueryAsync(
                row => row.Int(0), $"select id from {Table} where id = $1 and state <> {FileStore.Deleted}", [id], ct);
            if (now.Count > 0) findings.Add("files.bytes-missing", ("table", Table), ("key", key));
        }
    }
}
