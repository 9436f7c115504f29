using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Procedures.Data.Catalogue;
using Xunit;

namespace OpenProvince.Unit.Procedures;

public sealed class ProcedureFeeTests
{
    private static readonly ProcedureCatalogue Catalogue = Can.Catalogue(Capability.ResultDownload);
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(2, 4_000)]
    [InlineData(3, 5_000)]
    [InlineData(10, 12_000)]
    [InlineData(500, 200_000)]
    public void A_certified_copy_costs_less_from_page_three_and_never_more_than_the_maximum(int pages, long expected)
    {
        var procedure = Catalogue.Find("2.000815", Today)!;
        var line = Assert.Single(Catalogue.Fees(procedure, null, SubmissionMethod.Direct, "06", Today));
        Assert.Equal(expected, line.For(pages));
    }

    [Theory]
    [InlineData("2.000815", "pages=4;copies=2", 12_000L)]
    [InlineData("2.000815", "pages=1;copies=1", 2_000L)]
    [InlineData("2.000815", "pages=500;copies=2", 400_000L)]
    [InlineData("2.000815", "pages=4", null)]
    [InlineData("2.000815", "pages=1.5;copies=2", null)]
    [InlineData("2.000942", "pages=3;copies=3", 15_000L)]
    [InlineData("2.000635", "copies=3", 24_000L)]
    [InlineData("2.000884", "documents=2", 20_000L)]
    [InlineData("1.004873", "", 8_000L)]
    public void Money_is_counted_by_the_answers(string code, string answers, long? expected)
    {
        var said = answers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('='))
            .ToDictionary(one => one[0], one => one[1]);
        var procedure = Catalogue.Find(code, Today)!;
        var line = Catalogue.Fees(procedure, null, SubmissionMethod.Online, "elsewhere", Today).First(one => one.Amount > 0);
        Assert.Equal(expected, CatalogueReader.FeeUnits().Of(line, said).Amount);
    }

    [Fact]
    public void Whatever_a_fee_is_counted_by_is_asked_once()
    {
        var (forms, units) = (FormReader.ReadAll(), CatalogueReader.FeeUnits());
        foreach (var procedure in Catalogue.InForce(Today))
            foreach (var one in procedure.Cases)
            {
                var fields = forms.For(procedure, one.Code, key => key).Questions.SelectMany(q => q.Fields).ToList();
                foreach (var counted in one.Methods.SelectMany(m => m.Fees).SelectMany(units.FieldsOf).Distinct())
                    Assert.True(fields.Single(f => f.Code == counted) is { Counts: true, Required: true }, $"{procedure.Code} {counted}");
            }
    }

    [Fact]
    public void A_province_replaces_the_default_amount_for_its_own_period()
    {
        var old = Catalogue.Find("1.004873", new DateOnly(2021, 5, 4))!;
        Assert.Equal(5_000, Catalogue.Fees(old, null, SubmissionMethod.Direct, "06", new DateOnly(2021, 5, 4))[0].Amount);
        Assert.Equal(8_000, Catalogue.Fees(old, null, SubmissionMethod.Direct, "06", new DateOnly(2022, 5, 4))[0].Amount);
        Assert.Equal(8_000, Catalogue.Fees(old, null, SubmissionMethod.Direct, "elsewhere", new DateOnly(2021, 5, 4))[0].Amount);
    }

    [Fact]
    public void Filing_online_can_cost_less()
    {
        var procedure = Catalogue.Find("1.004222", Today)!;
        Assert.Equal(20_000, Catalogue.Fees(procedure, null, SubmissionMethod.Direct, "06", Today)[0].Amount);
        Assert.Equal(10_000, Catalogue.Fees(procedure, null, SubmissionMethod.Online, "06", Today)[0].Amount);
    }

    [Fact]
    public void Every_fee_line_of_a_province_names_a_line_that_exists()
    {
        foreach (var province in new[] { "06", "19" })
        {
            foreach (var line in Catalogue.FeeDecision(province)!.Lines)
                Assert.Contains(Catalogue.AllVersions, p => (line.Procedure == "*" || p.Code == line.Procedure)
                    && p.Cases.Any(c => c.Methods.Any(m => m.Fees.Any(f => f.Code == line.Fee))));
        }
    }

    [Theory]
    [InlineData(2, "2025-06-30", "Local")]
    [InlineData(2, "2025-07-01", "National")]
    [InlineData(3, "2026-11-23", "Local")]
    public void The_front_door_is_data_with_validity(int tiers, string day, string expected) =>
        Assert.Equal(expected, Catalogue.Door((TierModel)tiers, DateOnly.Parse(day, CultureInfo.InvariantCulture))!.Door.ToString());
}
