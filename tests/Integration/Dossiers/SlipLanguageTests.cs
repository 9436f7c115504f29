using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Slips are papers of the law: Vietnamese, whatever the language of the page around them.</summary>
public sealed class SlipLanguageTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_slip_is_the_same_for_an_english_reader(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync("desk");
        using var desk = new Counter(visitor);
        var code = await desk.TakeInAsync();
        foreach (var slip in new[] { "giay-hen", "kiem-soat" })
        {
            var vietnamese = (await desk.OpenAsync($"/desk/dossiers/{code}/in/{slip}")).Document.QuerySelector(".op-slip")!;
            await visitor.OpenAsync("/giao-dien/ngon-ngu/en");
            var page = await desk.OpenAsync($"/desk/dossiers/{code}/in/{slip}");
            await visitor.OpenAsync("/giao-dien/ngon-ngu/vi");
            Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
            Assert.Equal(vietnamese.TextContent, page.Document.QuerySelector(".op-slip")!.TextContent);
            Assert.Equal("vi", page.Document.QuerySelector(".op-slip")!.Closest("[lang]")!.GetAttribute("lang"));
            Assert.All(page.Document.QuerySelectorAll(".op-slip th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        }
    }

    [Theory, EachDatabase]
    public async Task So_is_the_citizens_receipt(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.004873")));
        await citizen.OpenAsync("/giao-dien/ngon-ngu/en");
        var page = await citizen.OpenAsync(receipt.Address.AbsolutePath);
        Assert.Equal(receipt.Document.QuerySelector(".op-slip")!.TextContent, page.Document.QuerySelector(".op-slip")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("button[data-print]"));
        Assert.Contains("Print or save as PDF", page.Text, StringComparison.Ordinal);
    }
}
