using OpenProvince.Agencies.Contracts;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Procedures.Data.Catalogue;
using Xunit;

namespace OpenProvince.Unit.Procedures;

/// <summary>What is not connected is not promised, in any text of any procedure.</summary>
public sealed class CapabilityTests
{
    private static readonly string[] Promises = ["bưu chính", "tài khoản", "tải bản điện tử", "Lấy từ", "gửi dữ liệu"];

    [Fact]
    public void Nothing_connected_nothing_promised()
    {
        foreach (var procedure in Can.Catalogue().AllVersions)
        {
            Assert.False(procedure.PostalIntake || procedure.PostalReturn || procedure.ElectronicReturn, procedure.Code);
            var papers = procedure.Cases.SelectMany(one => one.Components).ToList();
            Assert.DoesNotContain(papers, paper => paper.Source == ComponentSource.Database);
            foreach (var text in procedure.Steps.Select(step => step.Text).Concat(papers.Select(paper => paper.Note).OfType<string>()))
                Assert.DoesNotContain(
                    Promises, promise => text.Contains(promise, StringComparison.OrdinalIgnoreCase) || text.Contains('['));
        }
    }

    [Fact]
    public void What_is_connected_is_said()
    {
        var all = Can.Catalogue([.. Capability.All]).AllVersions.ToList();
        Assert.Contains(all, one => one.PostalReturn);
        Assert.Contains(all.SelectMany(one => one.Steps), step => step.Text.Contains("bưu chính", StringComparison.Ordinal));
        Assert.Contains(
            all.SelectMany(one => one.Cases).SelectMany(one => one.Components), paper => paper.Source == ComponentSource.Database);
        Assert.DoesNotContain(all.SelectMany(one => one.Steps), step => step.Text.Contains('['));
    }

    [Fact]
    public void Officers_read_nothing_that_is_said_to_the_citizen()
    {
        var papers = Can.Catalogue([.. Capability.All]).AllVersions.SelectMany(one => one.Cases).SelectMany(one => one.Components).ToList();
        Assert.Contains(papers, paper => paper.NoteForOfficers is not null);
        foreach (var note in papers.Select(paper => paper.NoteForOfficers).OfType<string>())
            Assert.DoesNotMatch(@"(?i)\bbạn\b|trực tuyến|không cần in", note);
    }

    [Fact]
    public void A_paper_nobody_fetches_has_a_place_to_upload_it()
    {
        var birth = Can.Catalogue().Find("1.001193", new(2026, 11, 23))!;
        Assert.Equal((ComponentSource.Upload, false),
            birth.DefaultCase.Components.Where(one => one.Code == "ket-hon").Select(one => (one.Source, one.Required)).Single());
        Assert.Contains(FormReader.ReadAll().For(birth, null, key => key).Questions, question => question.Component == "ket-hon");
        var connected = Can.Catalogue(Capability.DataLookUp).Find("1.001193", new(2026, 11, 23))!;
        Assert.DoesNotContain(FormReader.ReadAll().For(connected, null, key => key).Questions, question => question.Component == "ket-hon");
    }

    [Fact]
    public void Ways_of_the_result_are_those_that_work()
    {
        Assert.Equal(["desk"], WaysOf());
        Assert.Equal(["online", "desk"], WaysOf(Capability.ResultDownload));
        Assert.Equal(["online", "desk", "post"], WaysOf(Capability.ResultDownload, Capability.PostDelivery));
    }

    [Fact]
    public void What_the_operator_took_out_is_off()
    {
        var capabilities = new Capabilities([new(Capability.ResultDownload)], [new(Capability.ResultDownload)]);
        Assert.False(capabilities.Has(Capability.ResultDownload));
    }

    private static IEnumerable<string> WaysOf(params Capability[] on) => FormReader.ReadAll()
        .For(Can.Catalogue(on).Find("1.001193", new(2026, 11, 23))!, null, key => key)
        .Questions.First(question => question.Code == "nhan-ket-qua").Fields[0].Options!.Select(option => option.Value);
}

/// <summary>The catalogue of a province with these things connected.</summary>
internal static class Can
{
    public static ProcedureCatalogue Catalogue(params Capability[] on) =>
        CatalogueReader.ReadAll(new Capabilities(on.Select(one => new ProvidedCapability(one)), []));
}
