using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

/// <summary>A draft that was whole and no longer is: the way leads to the question, never to a dead end.</summary>
public sealed class RefusedFilingTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task An_answer_under_an_older_rule_is_asked_again_with_its_sentence(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));
        await province.ExecuteAsync(
            $"update dossiers_draft set answers = replace(answers, '0912345678', '0209387012') where id = {DraftOf(check)}");

        var question = (await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK);

        Assert.EndsWith("/nguoi-nop", question.Address.AbsolutePath, StringComparison.Ordinal);
        question.ShouldSay("máy bàn có 11 chữ số");
        Assert.Equal("0209387012", question.Document.QuerySelector("[name=submitterPhone]")!.GetAttribute("value"));
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await Applying.AnswerAsync(question)));
        Assert.EndsWith("/giay-hen", receipt.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_paper_whose_file_is_gone_is_asked_for_again(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.001193"));
        await province.ExecuteAsync($"update files_file set state = 3 where owner_kind = 'dossiers.draft' and owner_id = {DraftOf(check)}");

        var question = (await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK);

        Assert.Contains("/giay-", question.Address.AbsolutePath, StringComparison.Ordinal);
        question.ShouldSay("không còn trên hệ thống");
        (await citizen.OpenAsync(check.Address.AbsolutePath)).ShouldSay("Còn câu chưa điền xong");
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await Applying.UploadAsync(question)));
        Assert.EndsWith("/giay-hen", receipt.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_lost_paper_can_be_taken_off_the_list(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.001193"));
        await province.ExecuteAsync($"update files_file set state = 3 where owner_kind = 'dossiers.draft' and owner_id = {DraftOf(check)}");
        var question = await Applying.SubmitAsync(check);

        var after = await question.Form("form[action$='/xoa-tep']").SubmitAsync();

        Assert.DoesNotContain("không còn trên hệ thống", after.ShouldBe(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_address_cannot_make_the_page_speak(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));
        var path = check.Address.AbsolutePath;

        foreach (var planted in new[]
        {
            "Goi-so-0900-000-000", "not-allowed", "cases.not-allowed", "dossiers.month-closed", "kernel.stale"
        })
        {
            var page = await citizen.OpenAsync($"{path}?loi={Uri.EscapeDataString(planted)}");
            Assert.Null(page.Document.QuerySelector(".op-errsum"));
            Assert.DoesNotContain(planted, page.Text, StringComparison.Ordinal);
        }

        (await citizen.OpenAsync($"{path}?loi=dossiers.procedure-not-in-force")).ShouldSay("hiệu lực");
        var upload = await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.001193"), "giay-giay-chung-sinh");
        Assert.Null((await citizen.OpenAsync($"{upload.Address.AbsolutePath}?loi=files.goi-ngay")).Document.QuerySelector(".op-errsum"));
        Assert.DoesNotContain("{", (await citizen.OpenAsync($"{upload.Address.AbsolutePath}?loi=files.too-large")).TextOf(".op-errsum"),
            StringComparison.Ordinal);
    }

    private static string DraftOf(Page page) => page.Address.Segments[3].TrimEnd('/');
}
