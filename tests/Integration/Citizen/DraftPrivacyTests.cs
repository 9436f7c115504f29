using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Files.Data;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

/// <summary>A shared machine and time passing: who may still open a draft, and when nothing of it is left.</summary>
public sealed class DraftPrivacyTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Signing_out_makes_the_browser_forget_and_the_account_keep(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var machine = province.Visitor();
        var before = DraftOf(await Applying.BeginAsync(machine));
        await machine.SignInAsync("citizen");
        await Applying.ClaimAsync(await machine.OpenAsync(before));
        var after = DraftOf(await Applying.BeginAsync(machine, "1.001612"));
        await SignOutAsync(machine);

        foreach (var draft in new[] { before, after })
        {
            (await machine.OpenAsync(draft)).ShouldBe(HttpStatusCode.NotFound);
            Assert.DoesNotContain(draft, (await machine.OpenAsync("/ho-so-cua-toi")).Html, StringComparison.Ordinal);
        }

        await machine.SignInAsync("citizen2");
        (await machine.OpenAsync(before)).ShouldBe(HttpStatusCode.NotFound);
        Assert.DoesNotContain(after, (await machine.OpenAsync("/ho-so-cua-toi")).Html, StringComparison.Ordinal);
        await SignOutAsync(machine);

        await machine.SignInAsync("citizen");
        var mine = (await machine.OpenAsync("/ho-so-cua-toi")).Html;
        Assert.All([before, after], draft => Assert.Contains(draft, mine, StringComparison.Ordinal));
        (await machine.OpenAsync(before)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task An_account_takes_no_draft_of_the_person_before_without_being_asked(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var machine = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(machine));
        var draft = DraftOf(page);
        // Ends with the browser: no date in the cookie.
        Assert.All(machine.Cookies.GetCookies(province.Address).Where(cookie => cookie.Name == "op-ban-nhap"),
            cookie => Assert.Equal(DateTime.MinValue, cookie.Expires));

        await machine.SignInAsync("citizen2");
        var mine = await machine.OpenAsync("/ho-so-cua-toi");
        mine.ShouldSay("Chưa thuộc tài khoản nào");
        foreach (var address in new[] { draft, $"{draft}/kiem-tra", $"{draft}/nguoi-nop", $"{draft}/xoa" })
        {
            var asked = await machine.OpenAsync(address);
            Assert.EndsWith("/cua-toi", asked.Address.AbsolutePath, StringComparison.Ordinal);
            Assert.DoesNotContain("Lường Văn Mẫu", asked.Text, StringComparison.Ordinal);
        }
        Assert.EndsWith("/cua-toi", (await Applying.SubmitAsync(page)).Address.AbsolutePath, StringComparison.Ordinal);
        await Applying.ClaimAsync(await machine.OpenAsync(draft), mine: false);
        (await machine.OpenAsync(draft)).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal(
            [0L], await IdsAsync(province, $"select count(*) from dossiers_draft where id = {IdOf(draft)} and account is not null"));
        await SignOutAsync(machine);
        (await machine.OpenAsync(draft)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Another_account_in_the_same_browser_does_not_see_the_drafts_of_a_session_that_ended(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var machine = await province.SignInAsync("citizen");
        var draft = DraftOf(await Applying.BeginAsync(machine));
        foreach (var cookie in machine.Cookies.GetCookies(province.Address).Where(c => c.Name == "op-session")) cookie.Expired = true;
        (await machine.OpenAsync(draft)).ShouldBe(HttpStatusCode.OK);

        await machine.SignInAsync("citizen2");

        (await machine.OpenAsync(draft)).ShouldBe(HttpStatusCode.NotFound);
        Assert.DoesNotContain(draft, (await machine.OpenAsync("/ho-so-cua-toi")).Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_tracked_dossier_is_forgotten_too(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var code = Applying.CodeOf(await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen))));
        using var machine = await province.SignInAsync("citizen2");
        var form = (await machine.OpenAsync("/tra-cuu")).FormWith("input[type=tel]");
        form["Input.Code"] = code;
        form["Input.Phone"] = "0912345678";
        Assert.Equal($"/ho-so/{code}", (await form.SubmitAsync()).Address.AbsolutePath);

        await SignOutAsync(machine);

        Assert.Equal("/tra-cuu", (await machine.OpenAsync($"/ho-so/{code}")).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task A_draft_nobody_touched_for_thirty_days_leaves_with_its_files(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        await WithPaperAsync(visitor);
        province.Time.Advance(TimeSpan.FromDays(20));
        var fresh = await WithPaperAsync(visitor);
        var touched = await WithPaperAsync(visitor);
        province.Time.Advance(TimeSpan.FromDays(10) + TimeSpan.FromHours(1));
        // Its first file is older than the limit, but somebody is still writing it.
        await province.ExecuteAsync($"update files_file set stored_at = 0 where owner_id = {IdOf(touched)}");

        // The clean-up runs at every start, and every hour after it.
        await province.RestartAsync();
        await Patience.UntilAsync(
            async () => (await IdsAsync(province, "select id from files_file")).Count <= 2, "The clean-up left the files where they were");

        Assert.Equal([IdOf(fresh), IdOf(touched)], await IdsAsync(province, "select id from dossiers_draft order by id"));
        Assert.Equal([IdOf(fresh), IdOf(touched)], await IdsAsync(province, "select draft from dossiers_draft_paper order by draft"));
        Assert.Equal([IdOf(fresh), IdOf(touched)], await IdsAsync(province, "select owner_id from files_file order by owner_id"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(province.Folder, "files"), "*", SearchOption.AllDirectories)
            .Count(path => Path.GetFileName(path).Length == 64));
    }

    [Theory, EachDatabase]
    public async Task A_file_whose_draft_is_gone_leaves_too(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var draft = await WithPaperAsync(visitor);
        await province.ExecuteAsync($"delete from dossiers_draft where id = {IdOf(draft)}");
        province.Time.Advance(TimeSpan.FromDays(31));

        await province.Services.GetRequiredService<FileStore>().CleanUpAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await IdsAsync(province, "select id from files_file"));
    }

    private static async Task<string> WithPaperAsync(Visitor visitor)
    {
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");
        await Applying.UploadAsync(page);
        return DraftOf(page);
    }

    private static async Task SignOutAsync(Visitor visitor) =>
        (await (await visitor.OpenAsync("/ho-so-cua-toi")).Form("form[data-forget]").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

    private static string DraftOf(Page page) => string.Join('/', page.Address.AbsolutePath.Split('/')[..4]);

    private static long IdOf(string draft) => long.Parse(draft.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static Task<List<long>> IdsAsync(Province province, string sql) =>
        province.Database.QueryAsync(row => row.Int(0), sql, [], TestContext.Current.CancellationToken);
}
