using System.Globalization;
using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Data.Catalogue;
using OpenProvince.Procedures.Domain;
using OpenProvince.Time;

namespace OpenProvince.Unit.Procedures;

/// <summary>Birth registration: in time within 60 days of the birth, a last day off moved to the next working day.</summary>
public sealed class CaseRuleTests
{
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;
    private static readonly CaseRule Rule = FormReader.ReadAll().CaseBy("1.001193")!;

    [Theory]
    [InlineData("2026-11-14", "2026-11-23", "on-time")]
    [InlineData("2026-09-24", "2026-11-23", "on-time")]
    [InlineData("2026-09-23", "2026-11-23", "on-time")]
    [InlineData("2026-09-22", "2026-11-23", "on-time")]
    [InlineData("2026-09-21", "2026-11-23", "late")]
    [InlineData("2026-09-22", "2026-11-25", "late")]
    [InlineData("2020-05-01", "2026-11-23", "late")]
    // The sixtieth day is 01/01/2027, a holiday before a weekend: up to Monday 04/01.
    [InlineData("2026-11-02", "2027-01-04", "on-time")]
    [InlineData("2026-11-02", "2027-01-05", "late")]
    public void The_case_follows_from_the_birth_and_the_day_of_filing(string born, string filed, string expected) =>
        Assert.Equal(expected, Rule.Of(born, DateOnly.Parse(filed, CultureInfo.InvariantCulture), Calendar));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31-02-2026")]
    public void Without_a_date_nothing_is_decided(string? born) => Assert.Null(Rule.Of(born, new(2026, 11, 23), Calendar));

    [Fact]
    public void Every_rule_names_a_field_of_its_form_and_cases_of_its_procedure()
    {
        var forms = FormReader.ReadAll();
        foreach (var procedure in Can.Catalogue().AllVersions.Where(one => forms.CaseBy(one.Code) is not null))
        {
            var (rule, form) = (forms.CaseBy(procedure.Code)!, forms.For(procedure, null, key => key));
            Assert.Contains(form.Questions.SelectMany(q => q.Fields), f => f.Code == rule.Field && f.Type == FieldType.PastDate);
            Assert.Equal(procedure.Cases.Select(one => one.Code).Order(), new[] { rule.Within, rule.After }.Order());
            Assert.DoesNotContain(form.Questions, q => q.Code == "truong-hop");
        }
    }
}
