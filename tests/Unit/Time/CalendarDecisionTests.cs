using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;

namespace OpenProvince.Unit.Time;

public sealed class CalendarDecisionTests
{
    private static readonly CalendarDocument Current = BuiltInCalendar.Document;
    private static readonly Texts Texts = new([new TextSource("time", typeof(Deadlines).Assembly)]);

    [Fact]
    public void The_document_survives_being_stored() =>
        Assert.Equal(Current.ToJson(), CalendarDocument.Parse(Current.ToJson()).ToJson());

    [Fact]
    public void A_decision_changes_only_what_it_names()
    {
        var next = Merge("""
            { "decision": "12/QĐ-UBND", "adopted": "2026-12-01",
              "days": [ { "date": "2027-02-03", "kind": "SwapOff", "name": "Nghỉ hoán đổi" },
                        { "date": "2027-01-23", "kind": "SwapWork", "name": "Làm bù", "legalBasis": "TB 5" } ],
              "years": [ { "year": 2027, "tetDaysBefore": 1, "nationalDayAdjacent": 1, "legalBasis": "TB 5" } ] }
            """);
        var (before, after) = (new CalendarSet(1, Current), new CalendarSet(2, next));
        var day = after.Default.Day(new DateOnly(2027, 2, 3));
        Assert.Equal((DayKind.SwapOff, DayScope.Province, "12/QĐ-UBND"), (day.Kind, day.Scope, day.LegalBasis));
        Assert.True(after.Default.Day(new DateOnly(2027, 2, 4)).IsWorking, "the Tet block moved by a day");
        Assert.False(after.Default.Day(new DateOnly(2027, 2, 9)).Uncertain);
        // 23/01 worked, 03/02 off, 04/02 worked; the block 5-9/02 with two days in lieu now ends on 11/02.
        Assert.Equal(new CalendarChange(new DateOnly(2027, 1, 23), new DateOnly(2027, 2, 11), 4), CalendarChange.Between(before, after));
    }

    [Fact]
    public void A_withdrawn_day_falls_back_to_the_law()
    {
        var next = Merge("""{ "decision": "13", "adopted": "2026-06-01", "withdrawn": ["2026-08-31", "2026-08-22"] }""");
        var calendar = new CalendarSet(2, next).Default;
        Assert.True(calendar.Day(new DateOnly(2026, 8, 31)).IsWorking);
        Assert.Equal(DayKind.WeeklyRest, calendar.Day(new DateOnly(2026, 8, 22)).Kind);
    }

    [Fact]
    public void An_agency_has_its_own_hours_and_its_own_days()
    {
        var next = Merge("""
            { "decision": "14", "adopted": "2026-06-01",
              "units": [ { "code": "H03.1", "profile": "saturday-desk" } ],
              "days": [ { "date": "2026-11-26", "kind": "SwapOff", "name": "Mất điện", "units": ["H03.2"] } ] }
            """, ("H03.1", 11), ("H03.2", 12));
        var set = new CalendarSet(2, next);
        Assert.Equal("saturday-desk", set.For(11).Profile.Code);
        Assert.False(set.For(12).Day(new DateOnly(2026, 11, 26)).IsWorking);
        Assert.Equal(DayScope.Unit, set.For(12).Day(new DateOnly(2026, 11, 26)).Scope);
        Assert.True(set.For(11).Day(new DateOnly(2026, 11, 26)).IsWorking);
        Assert.Same(set.Default, set.For(99));
        Assert.True(set.For(11).IsOpen(Moments.At("2026-11-28 08:00")), "the Saturday desk of one agency");
        Assert.False(set.Default.IsOpen(Moments.At("2026-11-28 08:00")));
    }

    [Fact]
    public void Hours_may_change_from_a_date_on()
    {
        var next = Merge("""
            { "decision": "15", "adopted": "2026-06-01",
              "profiles": [ { "code": "standard", "name": "Giờ mới", "seasons": [
                { "from": "01-01", "to": "12-31", "sessions": ["07:30-11:30", "13:30-17:00"], "validTo": "2026-12-31" },
                { "from": "01-01", "to": "12-31", "sessions": ["08:00-12:00", "13:00-17:00"], "validFrom": "2027-01-01" } ] } ] }
            """);
        var calendar = new CalendarSet(2, next).Default;
        Assert.Equal("07:30-11:30 13:30-17:00", string.Join(' ', calendar.Sessions(new DateOnly(2026, 12, 31))));
        Assert.Equal("08:00-12:00 13:00-17:00", string.Join(' ', calendar.Sessions(new DateOnly(2027, 1, 4))));
    }

    [Theory]
    [InlineData("""{ "adopted": "2026-06-01" }""", "Thiếu mục decision.")]
    [InlineData("""{ "decision": "1" }""", "Thiếu mục adopted.")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "days": [ { "date": "2026-11-25", "kind": "SwapOff" } ] }""",
        "Thiếu mục days[0].name.")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "days": [ { "date": "2050-11-25", "kind": "SwapOff", "name": "x" } ] }""",
        "days[0]: ngày 25/11/2050 nằm ngoài khoảng lịch từ 01/01/2014 đến 31/12/2045.")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "days": [ { "date": "2026-11-25", "kind": "SwapWork", "name": "x" } ] }""",
        "days[0]: ngày 25/11/2026 không thể là SwapWork")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "days": [ { "date": "2026-11-28", "kind": "SwapOff", "name": "x" } ] }""",
        "days[0]: ngày 28/11/2026 không thể là SwapOff")]
    [InlineData("""
        { "decision": "1", "adopted": "2026-06-01",
          "days": [ { "date": "2026-11-25", "kind": "Holiday", "name": "x" },
          { "date": "2026-11-25", "kind": "SwapOff", "name": "y" } ] }
        """,
        "days: 25/11/2026 được ghi hai lần.")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "withdrawn": ["2026-11-25"] }""",
        "withdrawn[0]: ngày 25/11/2026 chưa từng được quyết định riêng")]
    [InlineData(
        """{ "decision": "1", "adopted": "2026-06-01", "defaultProfile": "night" }""", "defaultProfile: không có khung giờ \"night\".")]
    [InlineData("""{ "decision": "1", "adopted": "2026-06-01", "years": [ { "year": 2027, "tetDaysBefore": 7, "legalBasis": "x" } ] }""",
        "years[0]: năm phải nằm trong")]
    [InlineData("""
        { "decision": "1", "adopted": "2026-06-01",
          "profiles": [ { "code": "a", "name": "A",
          "seasons": [ { "from": "01-01", "to": "06-30", "sessions": ["07:00-11:00"] } ] } ] }
        """,
        "profiles[0]: các mùa không phủ hết năm, ngày 01/07/2014")]
    [InlineData("""
        { "decision": "1", "adopted": "2026-06-01",
          "profiles": [ { "code": "a", "name": "A",
          "seasons": [ { "from": "01-01", "to": "12-31", "sessions": ["09:00-11:00", "10:00-12:00"] } ] } ] }
        """,
        "profiles[0].seasons[0].sessions: cần 1 đến 6 buổi")]
    [InlineData("""
        { "decision": "1", "adopted": "2026-06-01",
          "profiles": [ { "code": "a", "name": "A",
          "seasons": [ { "from": "02-30", "to": "12-31", "sessions": ["09:00-11:00"] } ] } ] }
        """,
        "\"02-30\" không phải ngày trong năm")]
    [InlineData("""
        { "decision": "1", "adopted": "2026-06-01",
          "profiles": [ { "code": "a", "name": "A",
          "seasons": [ { "from": "01-01", "to": "12-31", "sessions": ["09:00-11:00"] } ],
          "restDay": { "day": "Monday", "sessions": ["07:00-08:00"] } } ] }
        """,
        "profiles[0].restDay: chỉ được mở thêm vào ngày nghỉ hằng tuần.")]
    public void Says_what_is_wrong_in_plain_words(string json, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var error = new CalendarCheck(Current, CalendarDecision.Parse(json).Value).Run();
        Assert.NotNull(error);
        Assert.Contains(error.Each(), e => Texts.Error(e).Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"days\": [ { \"date\": \"2026-11-25\", \"kind\": \"Party\", \"name\": \"x\" } ] }", "$.days[0].kind")]
    [InlineData("{ \"days\": [ { \"date\": \"25/11/2026\", \"kind\": \"Holiday\", \"name\": \"x\" } ] }", "$.days[0].date")]
    [InlineData("{ \"dayz\": [] }", "$.dayz")]
    [InlineData("not json", "$")]
    [InlineData("{ \"days\": null }", "$.days")]
    [InlineData("{ \"days\": [ null ] }", "days[0]")]
    [InlineData("{ \"days\": [ { \"date\": \"2026-11-25\", \"kind\": \"Holiday\", \"name\": \"x\", \"units\": [ \"H03.1\", null ] } ] }",
        "days[0].units[1]")]
    [InlineData("{ \"profiles\": [ { \"code\": \"a\", \"name\": \"A\", \"seasons\": null } ] }", "$.profiles[0].seasons")]
    [InlineData("{ \"days\": [], \"days\": [] }", "days")]
    [InlineData("{ \"decision\": \"\\ud800\" }", "$.decision")]
    [InlineData("{ \"\\ud800\": 1 }", "$")]
    [InlineData(
        "{ \"profiles\": [ { \"code\": \"a\", \"name\": \"A\", \"seasons\": [ { \"from\": \"01-01\", \"to\": \"12-31\", \"sessions\": " +
        "[\"9-11\"] } ] } ] }",
        "sessions[0]")]
    public void Names_the_place_of_a_malformed_file(string json, string where)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var parsed = CalendarDecision.Parse(json);
        Assert.True(parsed.IsError);
        Assert.Contains(where, Texts.Error(parsed.Error), StringComparison.Ordinal);
    }

    private static CalendarDocument Merge(string json, params (string Code, long Id)[] agencies)
    {
        var decision = CalendarDecision.Parse(json).Value;
        Assert.Null(new CalendarCheck(Current, decision).Run());
        return CalendarMerge.Apply(Current, decision, agencies.ToDictionary(a => a.Code, a => a.Id));
    }
}
