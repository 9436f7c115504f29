using System.Globalization;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Unit.Dossiers;

/// <summary>
/// Every situation of a dossier × early, in time, near, late, paused, waiting for the citizen × every place it is told, as the domain
/// brings it about, beside the table people read: CitizenSentences.md. OPENPROVINCE_WRITE_DOCS=1 writes the table again.
/// </summary>
public sealed class CitizenSentencesTests
{
    private static readonly Texts Texts =
        new([new TextSource("time", typeof(Deadlines).Assembly), new TextSource("procedures", typeof(CitizenWords).Assembly),
            new TextSource("dossiers", typeof(Dossier).Assembly)]);
    private static readonly Instant Limit = A.At("2026-12-08 23:59");

    /// <summary>Name of the situation → the dossier brought there by its own acts, when it is looked at, and its result.</summary>
    private static readonly (string Name, Func<Dossier> Make, string Now, ResultLine? Result)[] Situations =
    [
        ("nộp, trong hạn trả lời", () => A.Registered(), "2026-11-23 10:00", null),
        ("nộp, sắp hết hạn trả lời", () => A.Registered(), "2026-11-25 09:00", null),
        ("nộp, quá hạn trả lời", () => A.Registered(), "2026-11-26 10:00", null),
        ("thiếu giấy tờ trước tiếp nhận", Asked, "2026-11-25 10:00", null),
        ("thiếu giấy tờ trước tiếp nhận, qua hạn của người dân", Asked, "2026-12-09 10:00", null),
        ("đã gửi giấy tờ, chưa tiếp nhận", Sent, "2026-11-26 09:30", null),
        ("đã gửi giấy tờ, quá hạn trả lời", Sent, "2026-11-30 10:00", null),
        ("đã tiếp nhận", () => A.Accepted(), "2026-11-23 10:00", null),
        ("đã tiếp nhận, trả trong ngày", () => A.Accepted(Duration.SameDay), "2026-11-23 09:30", null),
        ("đang giải quyết, trong hạn", () => A.Processing(Duration.WorkingDays(10)), "2026-11-25 10:00", null),
        ("đang giải quyết, sắp đến hạn", () => A.Processing(), "2026-11-27 10:00", null),
        ("đang giải quyết, vừa quá hạn", () => A.Processing(), "2026-11-27 20:00", null),
        ("đang giải quyết, quá hạn", () => A.Processing(), "2026-12-01 16:30", null),
        ("thiếu giấy tờ khi giải quyết", AskedInWork, "2026-11-26 10:00", null),
        ("thiếu giấy tờ khi giải quyết, qua hạn của người dân", AskedInWork, "2026-12-09 10:00", null),
        ("đã gửi giấy tờ, giải quyết tiếp", SentInWork, "2026-12-01 10:00", null),
        ("phải nộp tiền", () => A.In(DossierState.FinancialObligation), "2026-11-25 10:00", null),
        ("phải nộp tiền, qua hạn của người dân", () => A.In(DossierState.FinancialObligation), "2026-12-24 10:00", null),
        ("có kết quả trước hạn, được chấp thuận", A.Completed, "2026-11-25 10:00", new ResultLine(true, "12/GXN", 7)),
        ("có kết quả đúng hạn, không được chấp thuận", () => Finished("2026-11-27 10:00"), "2026-11-27 11:00",
            new ResultLine(false, "12/GXN", null)),
        ("có kết quả quá hạn", () => Finished("2026-12-01 10:00"), "2026-12-01 11:00", null),
        ("đã trả, được chấp thuận", () => A.In(DossierState.Returned), "2026-11-25 10:00", new ResultLine(true, "12/GXN", 7)),
        ("đã trả, không được chấp thuận", () => A.In(DossierState.Returned), "2026-11-25 10:00", new ResultLine(false, "12/GXN", null)),
        ("không được tiếp nhận", () => A.In(DossierState.Rejected), "2026-11-25 10:00", null),
        ("đã rút", () => A.In(DossierState.WithdrawRequested), "2026-11-25 10:00", null),
        ("dừng giải quyết", () => A.In(DossierState.Stopped), "2026-11-25 10:00", null),
        ("đã tiếp nhận, kết thúc vì không bổ sung", EndedUnsupplied, "2026-12-09 10:00", null),
    ];

    [Fact]
    public void Every_sentence_is_the_one_of_the_table()
    {
        var table = new StringBuilder(
            "# What citizens are told\n\nWritten by `CitizenSentencesTests` with OPENPROVINCE_WRITE_DOCS=1; the same test compares. Page " +
            "= tracking page,\n");
        table.Append("list = own list; the API gives headline, text, until and next. The receipt shows the until of a filing.\n");
        foreach (var (language, title) in new[] { ("vi-VN", "Tiếng Việt"), ("en", "English") })
        {
            Speak(language);
            table.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var (name, make, now, result) in Situations) Write(table, name, make(), A.At(now), result);
            var story = Story(Capability.ResultDownload);
            table.Append(CultureInfo.InvariantCulture,
                $"\n### phiếu yêu cầu bổ sung\n\n- slip, before acceptance: {story.OnSupplementSlip(false)}\n- slip, in processing: " +
                $"{story.OnSupplementSlip(true)}\n");
        }
        Speak("vi-VN");
        var path = Path.Combine(Root(), "tests", "Unit", "Dossiers", "CitizenSentences.md");
        if (Environment.GetEnvironmentVariable("OPENPROVINCE_WRITE_DOCS") == "1") File.WriteAllText(path, table.ToString());
        Assert.Equal(table.ToString(), File.ReadAllText(path));
    }

    [Fact]
    public void The_table_reaches_every_situation_and_every_turn()
    {
        var told = Situations.Select(one => Of(one.Make(), A.At(one.Now), one.Result)).ToList();
        Assert.Equal(Enum.GetValues<SituationKind>(), told.Select(one => one.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<WaitsFor>(), told.Select(one => one.WaitsFor).Distinct().Order());
        Assert.Equal(Enum.GetValues<Timeliness>().Cast<Timeliness?>(),
            told.Select(one => one.Timeliness).Where(one => one is not null).Distinct().Order());
        Assert.All(new[] { WaitsFor.You, WaitsFor.Office },
            turn => Assert.Equal([false, true], told.Where(one => one.WaitsFor == turn).Select(one => one.IsLate).Distinct().Order()));
        Assert.Equal(Enum.GetValues<DossierState>(), Situations.Select(one => one.Make().State).Distinct().Order());
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en")]
    public void No_sentence_has_a_hole_or_promises_what_is_not_connected(string language)
    {
        Speak(language);
        string[] promises = ["tin nhắn", "nhắn tin", "bưu", "thanh toán trực tuyến", "text message", "post will", "trang này", "this page",
            "tải ", "download"];
        foreach (var (_, make, now, result) in Situations)
        foreach (var way in Enum.GetValues<ResultWay>())
        {
            var told = Story().Tell(Of(make(), A.At(now), result), way, "Bộ phận Một cửa xã Mẫu");
            foreach (var sentence in Sentences(told, Story().OnReceipt(Of(make(), A.At(now), result))))
            {
                Assert.DoesNotContain('{', sentence);
                Assert.DoesNotContain("dossiers.", sentence, StringComparison.Ordinal);
                Assert.DoesNotContain(promises, promise => sentence.Contains(promise, StringComparison.OrdinalIgnoreCase));
            }
        }
        Speak("vi-VN");
    }

    [Fact]
    public void Lateness_is_never_shown_as_time_left()
    {
        Speak("vi-VN");
        foreach (var (_, make, now, result) in Situations)
        {
            var situation = Of(make(), A.At(now), result);
            var told = Story().Tell(situation);
            if (situation.Left is { IsOver: true }) Assert.Contains("quá hạn", told.Headline, StringComparison.OrdinalIgnoreCase);
            if (situation.Left is { IsOver: true }) Assert.DoesNotContain("còn lại", told.Eyebrow, StringComparison.Ordinal);
            if (situation.IsMyTurn) Assert.Equal(OpenProvince.Ui.DueKind.Near, told.Chip!.Value.Kind);
        }
    }

    private static void Write(StringBuilder table, string name, Dossier dossier, Instant now, ResultLine? result)
    {
        var situation = Of(dossier, now, result);
        var told = Story(Capability.ResultDownload).Tell(situation, ResultWay.Desk, "Bộ phận Một cửa xã Mẫu");
        table.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n");
        table.Append(CultureInfo.InvariantCulture,
            $"- waits for: {told.WaitsFor}; chip: {told.Chip?.Kind.ToString() ?? "none"} \"{told.Chip?.Text}\"\n");
        table.Append(CultureInfo.InvariantCulture,
            $"- page: {told.Eyebrow} | **{told.Headline}** | {told.Text} | {told.Until ?? "(nothing runs)"} | {told.Next}\n");
        table.Append(CultureInfo.InvariantCulture, $"- list: {told.Line}\n");
        var box = Story().OnReceipt(situation);
        table.Append(CultureInfo.InvariantCulture,
            $"- receipt: {box.Label}: {(box.At is { } at ? $"{at.ToLocal():HH:mm dd/MM/yyyy}" : box.State)}\n");
        if (situation.Kind != SituationKind.Ready) return;
        table.Append(CultureInfo.InvariantCulture,
            $"- page, electronic result: " +
            $"{Story(Capability.ResultDownload).Tell(situation, ResultWay.Electronic, "Bộ phận Một cửa xã Mẫu").Next}\n");
        table.Append(CultureInfo.InvariantCulture,
            $"- page, by post where the post is connected: " +
            $"{Story(Capability.PostDelivery).Tell(situation, ResultWay.Post, "Bộ phận Một cửa xã Mẫu").Next}\n");
    }

    private static IEnumerable<string> Sentences(Told told, ReceiptBox box) =>
        [box.Label, box.State, told.Eyebrow, told.Headline, told.Text, told.Until ?? "", told.Next, told.Line, told.Chip?.Text ?? ""];

    private static CitizenSituation Of(Dossier dossier, Instant now, ResultLine? result) =>
        CitizenSituation.Of(dossier, Standing(dossier, now), A.Clock, now, result);

    private static Standing? Standing(Dossier one, Instant now)
    {
        if (!one.IsOpen) return null;
        if (one.Due is { } due) return A.Clock.Stand(one.Term, one.AcceptedAt!.Value, due, one.PausedAt, now);
        return A.Clock.Stand(one.Term, one.FiledAt, one.Next!.Value.Due, null, now);
    }

    private static CitizenStory Story(params Capability[] on)
    {
        var days = new DayWords(Texts);
        var deadlines = new DeadlineWords(Texts, days);
        return new CitizenStory(Texts, new CitizenWords(Texts, days, deadlines), deadlines,
            new Capabilities(on.Select(one => new ProvidedCapability(one)), []));
    }

    private static Dossier Asked() =>
        Done(A.Registered(), one => one.RequestSupplement(A.DeskOfficer, A.At("2026-11-23 10:00"), Limit, A.Because(), A.Clock));

    private static Dossier Sent() => Done(Asked(), one => one.Supply(A.DeskOfficer, A.At("2026-11-26 09:15"), A.Clock));

    private static Dossier AskedInWork() =>
        Done(A.Processing(), one => one.RequestSupplement(A.Specialist, A.At("2026-11-25 17:00"), Limit, A.Because(), A.Clock));

    private static Dossier SentInWork() => Done(AskedInWork(), one => one.Supply(A.DeskOfficer, A.At("2026-12-01 09:15"), A.Clock));

    private static Dossier EndedUnsupplied() =>
        Done(AskedInWork(), one => one.CloseUnsupplied(A.DeskOfficer, A.At("2026-12-09 09:00"), A.Because()));

    private static Dossier Finished(string at) => Done(A.Approved(), one => one.Finish(A.Specialist, A.At(at), A.Clock).Plain);

    private static Dossier Done(Dossier dossier, Func<Dossier, Result> act)
    {
        Assert.False(act(dossier).IsError);
        return dossier;
    }

    private static void Speak(string language) =>
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The repository was not found above the test.");
    }
}
