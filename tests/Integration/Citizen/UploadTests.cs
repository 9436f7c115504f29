using System.Net;
using System.Text;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

public sealed class UploadTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Paper = "giay-giay-chung-sinh", Optional = "giay-ly-hon-khai-tu";

    [Theory, EachDatabase]
    public async Task An_executable_named_pdf_is_refused_beside_the_field(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), Paper);

        var answer = (await Applying.UploadAsync(page, "giay.pdf", Encoding.Latin1.GetBytes("MZ\u0090\0" + new string('x', 500)))).ShouldBe(
            HttpStatusCode.OK);

        answer.ShouldSay("Tệp này là chương trình chạy được");
        Assert.NotNull(answer.Document.QuerySelector(".op-error"));
        Assert.Null(answer.Document.QuerySelector("a[href^='/tep/']"));
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Two_hundred_megabytes_get_a_sentence_and_leave_nothing(DatabaseEngine engine, bool saysItsLength)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), Paper);
        var form = page.Form("form[action$='/tep']");
        using var content = new MultipartFormDataContent { { new StringContent(form["ban-nhap-khoa"]), "ban-nhap-khoa" } };
        content.Add(new StreamContent(new Endless(200L * 1024 * 1024, saysItsLength)), "tep", "anh.pdf");

        using var response = await visitor.Http.PostAsync($"{page.Address.AbsolutePath}/tep", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Tệp lớn quá 20 MB", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(province.Folder, "files", "incoming")));
    }

    [Theory, EachDatabase]
    public async Task A_file_is_downloaded_by_its_owner_only_and_can_be_removed(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), Paper);
        await Applying.UploadAsync(page, "Giấy chứng sinh.pdf");
        page = await visitor.OpenAsync(page.Address.AbsolutePath);
        var address = page.Document.QuerySelector("a[href^='/tep/']")!.GetAttribute("href")!;

        using var own = await visitor.Http.GetAsync(address);
        Assert.Equal(Applying.Pdf, await own.Content.ReadAsByteArrayAsync());
        // Shown or not, nothing in it runs: the policy of pages does not replace its own.
        Assert.StartsWith("sandbox;", Assert.Single(own.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("attachment", own.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Giấy chứng sinh.pdf", own.Content.Headers.ContentDisposition.FileNameStar);
        using var stranger = province.Visitor();
        (await stranger.OpenAsync(address)).ShouldBe(HttpStatusCode.NotFound);

        var removed = await page.Form("form[action$='/xoa-tep']").SubmitAsync();
        Assert.Null(removed.Document.QuerySelector("a[href^='/tep/']"));
        (await visitor.OpenAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task A_file_that_need_not_be_there_goes_along_with_the_main_button(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.004873"), Optional);

        var next = (await Applying.ContinueAsync(page, "ly-hon.pdf")).ShouldBe(HttpStatusCode.OK);

        Assert.NotEqual(page.Address.AbsolutePath, next.Address.AbsolutePath);
        (await visitor.OpenAsync(page.Address.AbsolutePath)).ShouldSay("ly-hon.pdf");
        // Nothing more to send: the same button leads on, and from a correction back to check-answers.
        var check = await Applying.FillAsync(await Applying.ContinueAsync(await visitor.OpenAsync(page.Address.AbsolutePath)));
        check.ShouldSay("ly-hon.pdf");
        var corrected = await Applying.ContinueAsync(await visitor.OpenAsync($"{page.Address.AbsolutePath}?ve=kiem-tra"), "khai-tu.pdf");
        Assert.Equal(check.Address.AbsolutePath, corrected.Address.AbsolutePath);
        corrected.ShouldSay("khai-tu.pdf");
    }

    [Theory]
    [EachDatabase("")]
    [EachDatabase("?ve=kiem-tra")]
    public async Task A_file_the_main_button_may_not_take_keeps_the_page(DatabaseEngine engine, string way)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.004873"), Optional);
        page = await visitor.OpenAsync(page.Address.AbsolutePath + way);

        var answer = (await Applying.ContinueAsync(page, "giay.pdf", Encoding.Latin1.GetBytes("MZ\u0090\0" + new string('x', 500))))
            .ShouldBe(HttpStatusCode.OK);

        Assert.Equal(page.Address.AbsolutePath, answer.Address.AbsolutePath);
        Assert.StartsWith("Tệp này là chương trình chạy được", answer.TextOf(".op-field .op-error"), StringComparison.Ordinal);
        Assert.Equal(way.Length > 0, answer.Address.Query.Contains("ve=kiem-tra", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task No_file_chosen_says_so(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), Paper);

        (await page.Form("form[action$='/tep']").SubmitAsync()).ShouldSay("Chọn một tệp rồi bấm Tải lên.");
    }
}
