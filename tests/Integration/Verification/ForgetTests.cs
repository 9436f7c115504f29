using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Verification;

/// <summary>What is sealed can be forgotten: the key goes, the chain stays, and verify says so instead of calling it changed.</summary>
public sealed class ForgetTests
{
    private const string Ours = "(select id from dossiers_dossier where seal_key is null)";

    [Theory, EachDatabase]
    public async Task A_forgotten_dossier_leaves_no_word_and_still_verifies(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var code = await LivedProvince.LiveAsync(province);

        Assert.Null(await ForgetAsync(province, code));

        var report = await LivedProvince.VerifyAsync(province);
        Assert.Empty(report.Findings);
        Assert.Equal(3, report.Erased); // the dossier, its owner and its submitter
        foreach (var table in new[] { "dossiers_answer", "dossiers_paper", "dossiers_missing", "dossiers_result" })
            Assert.Equal(0, await CountAsync(province, $"select count(*) from {table} where dossier = {Ours}"));
        Assert.Equal(0, await CountAsync(province, $"select count(*) from cases_reason where case_id = {Ours}"));
        Assert.Equal(2,
            await CountAsync(province,
                "select count(*) from agencies_person where erased_at is not null and name = '' and phone is null and seal_key is null"));
        Assert.Equal(0, await CountAsync(province, "select count(*) from files_file where state = 2"));
        Assert.Equal("dossiers.already-forgotten", await ForgetAsync(province, code));
    }

    [Theory, EachDatabase]
    public async Task Words_put_back_are_named_and_so_is_a_key_that_goes_without_an_event(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        Assert.Null(await ForgetAsync(province, await LivedProvince.LiveAsync(province)));

        await province.ExecuteAsync($"insert into dossiers_answer (dossier, answers) values ({Ours}, 'x')");
        Assert.Contains("cases.not-forgotten", (await LivedProvince.VerifyAsync(province)).Findings.Select(one => one.Code));
        await province.ExecuteAsync($"delete from dossiers_answer where dossier = {Ours}");
        await province.ExecuteAsync("update dossiers_dossier set seal_key = null");
        Assert.Contains("cases.seal-key-lost", (await LivedProvince.VerifyAsync(province)).Findings.Select(one => one.Code));
    }

    [Theory, EachDatabase]
    public async Task An_open_dossier_is_not_forgotten(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");

        Assert.Equal("dossiers.still-open", await ForgetAsync(province, code));
        Assert.Equal("dossiers.not-found", await ForgetAsync(province, "H99-010101-0001"));
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    private static Task<string?> ForgetAsync(Province province, string code) => province.InScopeAsync(async scope =>
        (await scope.GetRequiredService<IForgetting>().ForgetAsync(code, Actor.System("test"))).Error?.Code);

    private static async Task<long> CountAsync(Province province, string sql) =>
        await province.Database.FirstAsync(row => row.Int(0), sql, []);
}
