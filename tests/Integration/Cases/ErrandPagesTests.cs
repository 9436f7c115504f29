using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Planted;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>The generated page of acts, of a kind that is no dossier.</summary>
public sealed class ErrandPagesTests
{
    [Theory, EachDatabase]
    public async Task Acts_are_done_through_pages_that_follow_from_their_inputs(DatabaseEngine engine)
    {
        await using var province = await SecondKindTests.WithErrandsAsync(engine);
        var agency = (await province.InScopeAsync(scope => scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync()))
            .Single(one => one.UserName == "desk").Agency!.Value.Value;
        await Errands.GiveAsync(province, Ids.Next(), agency, SecondKindTests.DeskOf(province, agency).Id);
        using var desk = await province.SignInAsync("desk");

        var page = (await desk.OpenAsync("/viec-le/V-1/pass")).ShouldBe(HttpStatusCode.OK);
        var form = page.Form("form[data-form]");
        (form["Input.Until.Day"], form["Input.Until.Month"], form["Input.Until.Year"]) = ("31", "2", "2027");
        form.Force("Input.To", "").Attach("Input.Papers", "phieu.pdf", Applying.Pdf);
        // Everything that cannot be read, beside its field; the file is kept.
        page = await form.SubmitAsync();
        Assert.Equal(2, page.Document.QuerySelectorAll(".op-errsum li").Length);
        Assert.NotNull(page.Document.QuerySelector("#f-to-e"));
        Assert.NotNull(page.Document.QuerySelector("#f-until-e"));
        page.ShouldSay("Đã tải lên: phieu.pdf");
        form = page.Form("form[data-form]").Force("Input.To", page.Document.QuerySelector("[name='Input.To']")!.GetAttribute("value")!);
        (form["Input.Until.Day"], form["Input.Until.Month"]) = ("1", "3");
        form.AddAnother("Input.Copies", page.Document.QuerySelector("[name='Input.Copies']")!.GetAttribute("value")!);
        var sent = await form.SubmitAsync();
        Assert.Equal("/viec-le/V-1", sent.Address.AbsolutePath);
        Assert.Equal(new DateOnly(2027, 3, 1), (await FindAsync(province)).Next!.Value.Due.LocalDay());

        // The same form once more is the same act; one that was opened before is overtaken and keeps its words.
        await form.SubmitAsync();
        Assert.Equal(2, (await FindAsync(province)).Head.Version);
        form = (await desk.OpenAsync("/viec-le/V-1/finish")).Form("form[data-form]");
        var late = (await desk.OpenAsync("/viec-le/V-1/finish")).Form("form[data-form]").Force("Input.Reason", "Làm sau");
        (await form.SubmitAsync()).ShouldSay("Nhập lý do.");
        await form.Force("Input.Reason", "Đã mang đến").SubmitAsync();
        Assert.Equal(Errand.Check, (await FindAsync(province)).Next!.Value.Duty);
        var overtaken = (await late.SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
        Assert.NotNull(overtaken.Document.QuerySelector("[data-overtaken]"));
        Assert.Equal("Làm sau", overtaken.TextOf("textarea"));

        // What cannot be done has no form, and what is no act no page.
        Assert.Null((await desk.OpenAsync("/viec-le/V-1/pass")).Document.QuerySelector("form[data-form]"));
        (await desk.OpenAsync("/viec-le/V-1/burn")).ShouldBe(HttpStatusCode.NotFound);
        (await desk.OpenAsync("/viec-le/V-2/pass")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Errand> FindAsync(Province province) => province.InScopeAsync(async scope =>
        (await scope.GetRequiredService<CaseStore<Errand>>().FindByCodeAsync("V-1", TestContext.Current.CancellationToken))!);
}
