using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Unit.Cases;

/// <summary>A form follows from the input of its act: which fields it has, and what it reads from them.</summary>
public sealed class ActFormTests
{
    private static readonly Texts Words = new([new("cases", typeof(CasesModule).Assembly)]);

    public enum Speed
    {
        Usual,
        AtOnce,
    }

    public sealed record Everything(
        string Why, [OneLine(10)] string? Number, DateOnly? Until, [Between(0, 100)] int Percent, bool Urgent, Speed Speed,
        [Among("du", "khong-du")] string Outcome, Receiver To, IReadOnlyList<AgencyId> Copies, [Asked] string? Place = null,
        [NotInForm] long? Revision = 7);

    [Fact]
    public void Fields_follow_from_types()
    {
        var fields = ActField.Of(typeof(Everything));
        Assert.Null(fields[^1]);
        Assert.Equal(
            [FieldKind.Words, FieldKind.Line, FieldKind.Day, FieldKind.Number, FieldKind.Tick, FieldKind.Choice, FieldKind.Choice,
                FieldKind.Receiver, FieldKind.Units, FieldKind.Words],
            fields.OfType<ActField>().Select(field => field.Kind));
        Assert.Equal(
            ["Number", "Until"], fields.OfType<ActField>().Where(field => !field.Required).Select(field => field.Name));
        Assert.Equal(["usual", "at-once"], fields[5]!.Values);
        Assert.Equal(("Input.To", "to"), (fields[7]!.FormName, fields[7]!.Key));
        Assert.Throws<InvalidOperationException>(() => ActField.Of(typeof(Unknown)));
    }

    [Fact]
    public void What_was_typed_becomes_the_input()
    {
        var (said, errors) = Read(("Why", " Vì "), ("Number", ""), ("Until.Day", "3"), ("Until.Month", "12"), ("Until.Year", "2026"),
            ("Percent", "40"), ("Urgent", "true"), ("Speed", "at-once"), ("Outcome", "khong-du"), ("To", "12|staff:3"),
            ("Copies", "4"), ("Copies", "5"), ("Place", "Quầy 2"));
        Assert.False(errors.Any);
        Assert.Equal((null, new DateOnly(2026, 12, 3), 40, true, Speed.AtOnce, "khong-du"),
            (said!.Number, said.Until, said.Percent, said.Urgent, said.Speed, said.Outcome));
        Assert.Equal(new Receiver(new(12), "staff:3"), said.To);
        Assert.Equal([new AgencyId(4), new(5)], said.Copies);
        Assert.Equal(7, said.Revision);
    }

    [Fact]
    public void What_cannot_be_read_is_said_beside_each_field_and_words_are_left_to_the_rule()
    {
        var (said, errors) = Read(("Number", "12345678901"), ("Until.Day", "31"), ("Until.Month", "2"), ("Until.Year", "2026"),
            ("Percent", "101"), ("Speed", "now"), ("To", "abc"));
        Assert.Null(said);
        Assert.Equal(["Input.Number", "Input.Until", "Input.Percent", "Input.Speed", "Input.Outcome", "Input.To", "Input.Copies"],
            errors.All.Select(error => error.Field));
        Assert.Contains("100", errors.For("percent"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_form_has_what_is_proposed_and_the_only_choice()
    {
        var sheet = new ActSheet([.. ActField.Of(typeof(Everything)).OfType<ActField>()], "tests.act.do", null, null, default);
        sheet.Propose("Until", new DateOnly(2026, 12, 3));
        sheet.Offer("Outcome", [new("du", "Đủ")]);
        sheet.Offer("To", []);
        sheet.Leave("Place");
        var field = sheet.Shown.ToDictionary(one => one.Name);
        Assert.Equal("3", sheet.DayOf(field["Until"]).Day);
        Assert.False(sheet.IsOptional(field["Until"]));
        Assert.True(sheet.IsOptional(field["Number"]));
        Assert.Equal("du", sheet.TextOf(field["Outcome"]));
        Assert.Null(sheet.TextOf(field["Speed"]));
        // Nobody to choose from is said instead of the field; a searched field stays.
        Assert.True(sheet.IsNobody(field["To"]));
        sheet.Offer("To", [], searched: true);
        Assert.False(sheet.IsNobody(field["To"]));
        Assert.DoesNotContain("Place", field.Keys);
    }

    private sealed record Unknown(TimeSpan Long);

    private static (Everything? Said, FormErrors Errors) Read(params (string Name, string Value)[] typed)
    {
        var form = new FormCollection(typed.GroupBy(one => $"Input.{one.Name}")
            .ToDictionary(one => one.Key, one => new StringValues([.. one.Select(value => value.Value)])));
        var fields = ActField.Of(typeof(Everything));
        var errors = new FormErrors();
        var sheet = new ActSheet([.. fields.OfType<ActField>()], "tests.act.do", form, null, default);
        sheet.Offer("To", [new("12", "Phòng")]);
        sheet.Offer("Copies", [new("4", "A"), new("5", "B")]);
        return ((Everything?)ActFields.Read(typeof(Everything), fields, sheet, Words, errors), errors);
    }
}
