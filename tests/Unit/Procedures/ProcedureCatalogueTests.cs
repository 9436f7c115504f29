using OpenProvince.Agencies.Contracts;
using OpenProvince.Procedures.Contracts;
using Xunit;

namespace OpenProvince.Unit.Procedures;

public sealed class ProcedureCatalogueTests
{
    private static readonly ProcedureCatalogue Catalogue = Can.Catalogue(Capability.ResultDownload);
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("dang ky khai sinh")]
    [InlineData("Đăng ký khai sinh")]
    [InlineData("đăng kí khai sinh")]
    [InlineData("ĐĂNG KÝ KHAI SINH")]
    [InlineData("\u0110a\u0306ng ky\u0301 khai sinh")]
    [InlineData("1.001193")]
    [InlineData("001193")]
    [InlineData("làm giấy khai sinh cho con ở đâu")]
    public void Finds_birth_registration_first(string question) =>
        Assert.Equal("1.001193", Catalogue.Search(question, Today)[0].Code);

    [Theory]
    [InlineData("so do", "1.013978")]
    [InlineData("sổ đỏ", "1.013978")]
    [InlineData("xác nhận độc thân", "1.004873")]
    [InlineData("photo công chứng", "2.000815")]
    [InlineData("mo quan ban hang", "1.001612")]
    [InlineData("mất việc", "1.014748")]
    [InlineData("hộ khẩu", "1.004222")]
    [InlineData("bằng lái hết hạn", "3.000347")]
    public void Finds_by_the_words_people_use(string question, string code) =>
        Assert.Contains(code, Catalogue.Search(question, Today).Take(4).Select(p => p.Code));

    [Theory]
    [InlineData("sổ đỏ", "1.013978")]
    [InlineData("lam so do", "1.013978")]
    [InlineData("sang tên sổ đỏ", "1.013978")]
    [InlineData("mở quán cà phê", "1.001612")]
    [InlineData("cho em hỏi mở quán cafe ở đâu ạ", "1.001612")]
    [InlineData("thế chấp sổ đỏ", "1.011442")]
    [InlineData("sao y", "2.000815")]
    public void Puts_what_is_meant_first(string question, string code) => Assert.Equal(code, Catalogue.Search(question, Today)[0].Code);

    [Theory]
    [InlineData("ly hôn", "Tòa án", 0)]
    [InlineData("don ly hon", "Tòa án", 0)]
    [InlineData("biển số xe máy", "Công an", 0)]
    [InlineData("làm CCCD gắn chip", "Công an", 0)]
    [InlineData("passport", "xuất nhập cảnh", 0)]
    [InlineData("sang tên sổ đỏ", "Văn phòng đăng ký đất đai", 1)]
    [InlineData("tách thửa", "Văn phòng đăng ký đất đai", 0)]
    [InlineData("thẻ bảo hiểm y tế", "Bảo hiểm xã hội", 1)]
    public void Says_who_does_what_is_not_done_here(string question, string who, int least)
    {
        Assert.Contains(who, Catalogue.SignpostFor(question, Today)!.Title, StringComparison.OrdinalIgnoreCase);
        Assert.True(Catalogue.Search(question, Today).Count >= least);
    }

    [Theory]
    [InlineData("đăng ký kết hôn")]
    [InlineData("khai sinh")]
    [InlineData("hộ khẩu")]
    [InlineData("bằng lái")]
    [InlineData("")]
    public void Points_nowhere_when_it_is_done_here(string question) => Assert.Null(Catalogue.SignpostFor(question, Today));

    [Fact]
    public void Marriage_and_divorce_share_no_results() =>
        Assert.Empty(Catalogue.Search("ly hôn", Today).Select(p => p.Code)
            .Intersect(Catalogue.Search("đăng ký kết hôn", Today).Select(p => p.Code)));

    [Fact]
    public void Ranks_exact_accents_before_the_same_letters_with_other_accents()
    {
        var results = Catalogue.Search("cải chính", Today);
        Assert.Equal("1.004859", results[0].Code);
    }

    [Theory]
    [InlineData("hòa giải")]
    [InlineData("hoà giải")]
    public void Old_and_new_tone_placement_are_equal(string question) =>
        Assert.Contains("1.012812", Catalogue.Search(question, Today).Select(p => p.Code));

    [Theory]
    [InlineData("xyzzy qwerty")]
    [InlineData("🎉🎉")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Ealert")]
    public void Finds_nothing_for_nonsense(string question) => Assert.Empty(Catalogue.Search(question, Today));

    [Fact]
    public void An_empty_question_lists_what_is_in_force()
    {
        Assert.Equal(81, Catalogue.Search(" ", Today).Count);
        Assert.True(Catalogue.InForce(new DateOnly(2018, 1, 2)).Count >= 50);
    }

    [Fact]
    public void A_version_is_found_by_the_day_of_reception()
    {
        var before = Catalogue.Find("1.001612", new DateOnly(2025, 6, 30))!;
        var after = Catalogue.Find("1.001612", new DateOnly(2025, 7, 1))!;
        Assert.Equal((1, 2), (before.Version, after.Version));
        Assert.Contains(before.LegalBases, l => l.Number == "61/2018/NĐ-CP");
        Assert.Contains(after.LegalBases, l => l.Number == "118/2025/NĐ-CP");
        Assert.Null(Catalogue.Find("1.014027", new DateOnly(2025, 6, 30)));
        Assert.Null(Catalogue.Find("9.999999", Today));
    }

    [Fact]
    public void What_districts_did_moved_to_the_communes()
    {
        var business = Catalogue.Find("1.001612", Today)!;
        Assert.Equal(HandlingLevel.District, business.CompetentIn(TierModel.ThreeTiers).Level);
        Assert.Equal(HandlingLevel.Commune, business.CompetentIn(TierModel.TwoTiers).Level);
    }

    [Theory]
    [InlineData("1.004884", "verify", "CalendarDay", 30)]
    [InlineData("1.004859", "change-verify", "WorkingDay", 6)]
    [InlineData("1.001022", "verify", "WorkingDay", 8)]
    [InlineData("2.000806", "usual", "CalendarDay", 10)]
    [InlineData("2.000806", "verify", "CalendarDay", 15)]
    [InlineData("1.003003", "usual", "CalendarDay", 20)]
    [InlineData("1.003868", "usual", "CalendarDay", 10)]
    [InlineData("2.001594", "usual", "CalendarDay", 15)]
    [InlineData("1.009374", "usual", "CalendarDay", 15)]
    [InlineData("1.013949", "usual", "CalendarDay", 20)]
    public void Terms_are_those_of_the_reference_table(string code, string caseCode, string unit, int amount)
    {
        var one = Catalogue.Find(code, Today)!.Cases.Single(c => c.Code == caseCode);
        Assert.All(one.Methods, method => Assert.Equal((unit, amount), (method.Term.Unit.ToString(), method.Term.Amount)));
    }

    [Fact]
    public void Every_version_is_whole()
    {
        foreach (var p in Catalogue.AllVersions)
        {
            Assert.True(p.Unofficial, p.Code);
            Assert.Matches(@"^\d\.\d{6}$", p.Code);
            Assert.NotEmpty(p.LegalBases);
            Assert.NotEmpty(p.Results);
            Assert.NotEmpty(p.Applicants);
            Assert.True(p.Steps.Count >= 2, p.Code);
            foreach (var c in p.Cases)
            {
                Assert.NotEmpty(c.Components);
                Assert.Equal(SubmissionMethod.Direct, c.Methods[0].Method);
                Assert.All(c.Methods, m => Assert.InRange(m.Term.Amount, 1, 90));
                Assert.Equal(c.Components.Count, c.Components.Select(x => x.Code).Distinct().Count());
            }
            // A same-day procedure says so in its usual case.
            Assert.Equal(p.SameDay, p.DefaultCase.Methods[0].Term.Unit == TermUnit.SameDay);
        }
    }

    [Fact]
    public void Versions_of_one_procedure_never_overlap_and_leave_no_gap()
    {
        foreach (var group in Catalogue.AllVersions.GroupBy(p => p.Code))
        {
            var ordered = group.OrderBy(p => p.Validity.From).ToList();
            for (var i = 1; i < ordered.Count; i++)
                Assert.Equal(ordered[i - 1].Validity.To!.Value.AddDays(1), ordered[i].Validity.From);
            Assert.Null(ordered[^1].Validity.To);
        }
    }

    [Fact]
    public void Life_events_and_bundles_lead_to_known_procedures()
    {
        Assert.Equal(8, Catalogue.LifeEvents.Count);
        var codes = Catalogue.LifeEvents.SelectMany(e => e.Procedures).Concat(Catalogue.InForce(Today).SelectMany(p => p.Bundles));
        Assert.All(codes, c => Assert.NotNull(Catalogue.Find(c, Today)));
    }
}
