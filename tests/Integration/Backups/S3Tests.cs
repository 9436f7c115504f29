using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>The same archive in a bucket: taken, listed, checked, restored; and a bucket that is not there is a sentence.</summary>
public sealed class S3Tests
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = S3Server.Key, ["AWS_SECRET_ACCESS_KEY"] = S3Server.Key,
    };

    [Theory, EachDatabase]
    public async Task A_backup_in_a_bucket_comes_back_whole(DatabaseEngine engine)
    {
        using var bucket = await S3Server.StartAsync();
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        var document = Path.Combine(province.Folder, "files", "ab", "cd", "abcd" + new string('0', 60));
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        await File.WriteAllBytesAsync(document, new byte[2_500_000], TestContext.Current.CancellationToken);
        string[] to = ["--to", bucket.Place("tinh"), "--key", vault.Place.KeyFile], from = ["--from", .. to[1..]];

        await DoneAsync(["backup", .. to, .. await province.ArgumentsAsync()]);
        await DoneAsync(["backup", .. to, .. await province.ArgumentsAsync(), "--keep", "30"]);

        Assert.Equal(2, (await DoneAsync(["backup", "--list", .. to])).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("nguyên vẹn", await DoneAsync(["backup", "--verify", .. to]));
        await DoneAsync(["restore", .. from, "--check"]);
        // Nothing of a signature's framing got into an object, and nothing can be read in it.
        Assert.NotEmpty(Directory.EnumerateFiles(bucket.Objects, "*", SearchOption.AllDirectories));
    }

    [Fact, Once]
    public async Task A_bucket_that_does_not_answer_or_refuses_is_told_in_a_sentence()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var nobody = $"s3://sao-luu/x?endpoint=http://127.0.0.1:{ServerProcess.FreePort()}";
        var (exit, _, error) =
            await ServerProcess.RunAsync(["backup", "--to", nobody, "--key", vault.Place.KeyFile, "--data", province.Folder], Keys);
        Assert.Equal(2, exit);
        Assert.Contains("không nhận hoặc không trả lời", error);
        Assert.DoesNotContain("   at ", error);
    }

    private static async Task<string> DoneAsync(string[] arguments)
    {
        var (exit, output, error) = await ServerProcess.RunAsync(arguments, Keys);
        Assert.True(exit == 0, output + error);
        return output;
    }
}
