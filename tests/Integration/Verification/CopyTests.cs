using Microsoft.Data.Sqlite;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Verification;

/// <summary>A copy nobody writes, a session that may not write, and a file the engine itself calls damaged.</summary>
public sealed class CopyTests
{
    [Fact, Once]
    public async Task A_sqlite_copy_is_verified_without_leaving_a_trace_beside_it()
    {
        await using var province = await LivedAsync(DatabaseEngine.Sqlite);
        var before = Listing(province.Folder);

        var (exit, output, error) = await ServerProcess.RunAsync(["verify", "--copy", "--data", province.Folder]);

        Assert.True(exit == 0, output + error);
        Assert.Equal(before, Listing(province.Folder));
    }

    [Fact, Once]
    public async Task A_copy_with_commits_outside_its_file_is_refused_with_a_sentence()
    {
        await using var province = await LivedAsync(DatabaseEngine.Sqlite);
        await File.WriteAllBytesAsync(
            Path.Combine(province.Folder, "openprovince.db-wal"), new byte[4096], TestContext.Current.CancellationToken);

        var (exit, _, error) = await ServerProcess.RunAsync(["verify", "--copy", "--data", province.Folder]);

        Assert.Equal(2, exit);
        Assert.Contains("openprovince.db-wal", error, StringComparison.Ordinal);
        Assert.Contains("4096", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postgres_session_that_may_only_read_is_enough()
    {
        await using var province = await LivedAsync(DatabaseEngine.Postgres);
        var arguments = await province.ArgumentsAsync();
        var url =
            $"{arguments[^1]}{(arguments[^1].Contains('?', StringComparison.Ordinal) ? '&' : '?')}" +
            "Options=-c%20default_transaction_read_only%3Don";

        var (exit, output, error) = await ServerProcess.RunAsync(["verify", .. arguments[..^1], url]);

        Assert.True(exit == 0, output + error);
    }

    [Fact, Once]
    public async Task What_sqlite_calls_malformed_is_the_first_finding()
    {
        await using var province = await LivedAsync(DatabaseEngine.Sqlite);
        await DamageAsync(Path.Combine(province.Folder, "openprovince.db"));

        var (exit, output, error) = await ServerProcess.RunAsync(["verify", "--data", province.Folder]);

        Assert.True(exit == 1, output + error);
        Assert.Contains("Chính hệ quản trị cơ sở dữ liệu báo hỏng", error, StringComparison.Ordinal);
    }

    private static async Task<Province> LivedAsync(DatabaseEngine engine)
    {
        var province = await Province.StartAsync(engine);
        await LivedProvince.LiveAsync(province);
        await province.StopAsync();
        return province;
    }

    /// <summary>Ruins the root page of an index that nobody reads on the way: only the engine's own check looks there.</summary>
    private static async Task DamageAsync(string file)
    {
        long page, size;
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand("pragma wal_checkpoint(truncate)");
            await checkpoint.ExecuteNonQueryAsync();
            page = await NumberAsync(connection, "select rootpage from sqlite_master where name = 'ix_agencies_user_staff'");
            size = await NumberAsync(connection, "pragma page_size");
        }
        await using var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        bytes.Position = (page - 1) * size;
        await bytes.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)size).ToArray());
    }

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static List<string> Listing(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .OrderBy(one => one.FullName, StringComparer.Ordinal)
            .Select(one => $"{one.FullName} {one.LastWriteTimeUtc.Ticks} {(one as FileInfo)?.Length}")];
}
