using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;
using OpenProvince.Unit.Procedures;

namespace OpenProvince.Unit.Dossiers;

/// <summary>What the receipt promises, how pauses move it and how it is judged.</summary>
public sealed class PromiseTests
{
    [Fact]
    public void Acceptance_promises_a_date_that_skips_the_holiday()
    {
        var dossier = A.Registered();
        var promise = dossier.Accept(A.DeskOfficer, A.Morning, A.Clock).Value;
        // Wednesday, Thursday, Friday: Tuesday 24/11 is a public holiday.
        Assert.Equal(A.At("2026-11-27 17:00"), promise.Due);
        var promised = Assert.IsType<DossierDuePromised>(dossier.Acts[^1].Events[1]);
        Assert.Equal((promise.Due.Micros, promise.CalendarVersion, promise.RuleVersion),
            (promised.Due, promised.CalendarVersion, promised.RuleVersion));
    }

    [Fact]
    public void The_desk_passes_it_on_the_same_day_or_after_15_00_at_the_start_of_the_next_working_day()
    {
        Assert.Equal(A.At("2026-11-23 17:00"), A.Accepted().Next!.Value.Due);
        var late = A.Registered();
        late.Accept(A.DeskOfficer, A.At("2026-11-23 15:01"), A.Clock);
        Assert.Equal(A.At("2026-11-25 07:30"), late.Next!.Value.Due);
    }

    [Fact]
    public void A_filing_is_owed_an_answer_before_anything_is_promised()
    {
        var dossier = A.Registered();
        Assert.Null(dossier.Due);
        Assert.Equal(NextAction.Reply, dossier.Next!.Value.Action);
        // Eight working hours from Monday 09:00: six that day, Tuesday is off, two on Wednesday from 07:30.
        Assert.Equal(A.At("2026-11-25 09:30"), dossier.Next.Value.Due);
    }

    [Fact]
    public void A_supplement_stops_the_clock_and_keeps_what_was_left()
    {
        var dossier = A.Processing();
        var promised = dossier.Due!.Value;
        dossier.RequestSupplement(A.Specialist, A.At("2026-11-25 17:00"), A.At("2026-12-25 23:59"), A.Because(), A.Clock);
        Assert.True(dossier.IsPaused);
        Assert.Equal(A.Clock.MinutesLeft(A.At("2026-11-25 17:00"), promised), dossier.Promise.Remaining);
        Assert.Equal(NextAction.AwaitSupplement, dossier.Next!.Value.Action);

        // Two working days were left on Wednesday evening; the papers come on the next Wednesday evening.
        Assert.False(dossier.Supply(A.DeskOfficer, A.At("2026-12-02 17:00"), A.Clock).IsError);
        Assert.Equal(A.At("2026-12-04 17:00"), dossier.Due);
        Assert.False(dossier.IsPaused);
        Assert.Null(dossier.Promise.Remaining);
    }

    [Fact]
    public void A_payment_stops_the_clock_too()
    {
        var dossier = A.Processing();
        dossier.RequestPayment(A.Specialist, A.At("2026-11-25 17:00"), A.Clock, A.Because("Nộp lệ phí trước bạ"), A.At("2026-12-25 23:59"));
        Assert.False(dossier.Pay(A.DeskOfficer, A.At("2026-12-02 17:00"), A.Clock).IsError);
        Assert.Equal(A.At("2026-12-04 17:00"), dossier.Due);
        Assert.Equal(NextAction.Appraise, dossier.Next!.Value.Action);
    }

    [Theory]
    [InlineData(ResumeStrategy.ResumeRemaining, "2026-12-04 17:00")]
    [InlineData(ResumeStrategy.RestartFull, "2026-12-08 17:00")]
    public void The_procedure_says_whether_time_goes_on_or_begins_again(ResumeStrategy strategy, string due)
    {
        var dossier = A.Processing();
        dossier.RequestSupplement(A.Specialist, A.At("2026-11-25 17:00"), A.At("2026-12-23 23:59"), A.Because(), A.Clock);

        Assert.False(dossier.Supply(A.DeskOfficer, A.At("2026-12-02 17:00"), A.Clock with { OnSupplement = strategy }).IsError);

        Assert.Equal(A.At(due), dossier.Due);
    }

    [Fact]
    public void A_procedure_s_own_word_is_that_of_the_version_it_was_received_under()
    {
        var procedure = Can.Catalogue(Capability.ResultDownload).AllVersions.First(one => one is { Code: "1.004873", Version: 1 });
        ResumeStrategy? Of(SupplementClock? word) =>
            new SupplementClocks(new ProcedureCatalogue(
                [procedure with { OnSupplement = word }], [], new Dictionary<string, ProvinceFees>(), [], [])).Of(A.Registered());

        Assert.Equal(ResumeStrategy.RestartFull, Of(SupplementClock.Restart));
        Assert.Equal(ResumeStrategy.ResumeRemaining, Of(SupplementClock.Resume));
        Assert.Null(Of(null));
    }

    [Fact]
    public void Papers_for_a_filing_not_yet_accepted_bring_it_back_before_the_desk()
    {
        var dossier = A.Registered();
        dossier.RequestSupplement(A.DeskOfficer, A.Morning, A.At("2026-12-23 23:59"), A.Because(), A.Clock);
        Assert.Equal("dossiers.not-yet-supplied", dossier.Accept(A.DeskOfficer, A.Morning, A.Clock).Error?.Code);

        Assert.False(dossier.Supply(A.DeskOfficer, A.At("2026-11-26 09:00"), A.Clock).IsError);
        Assert.Equal((DossierState.SupplementRequired, NextAction.Reply), (dossier.State, dossier.Next!.Value.Action));
        Assert.Null(dossier.Due);

        var promise = dossier.Accept(A.DeskOfficer, A.At("2026-11-26 10:00"), A.Clock);
        Assert.Equal((DossierState.Processing, A.At("2026-12-01 17:00")), (dossier.State, promise.Value.Due));
    }

    [Fact]
    public void An_accepted_dossier_is_closed_only_after_the_supplement_limit()
    {
        var dossier = A.Processing();
        dossier.RequestSupplement(A.Specialist, A.Morning, A.At("2026-12-01 23:59"), A.Because(), A.Clock);
        Assert.Equal(
            "dossiers.supplement-limit-running", dossier.CloseUnsupplied(A.DeskOfficer, A.At("2026-12-01 23:59"), A.Because()).Error?.Code);
        Assert.False(dossier.CloseUnsupplied(A.DeskOfficer, A.At("2026-12-02 08:00"), A.Because()).IsError);
        var stopped = Assert.IsType<DossierStopped>(dossier.Acts[^1].Events[0]);
        Assert.Equal((A.At("2026-11-27 17:00").Micros, true), (stopped.Due, stopped.Paused));
        Assert.True(dossier.EndedUnsupplied);
        Assert.False(A.In(DossierState.Stopped).EndedUnsupplied);
    }

    [Fact]
    public void Papers_that_came_lie_unread_until_somebody_acts()
    {
        var dossier = A.Processing();
        dossier.RequestSupplement(A.Specialist, A.Morning, A.At("2026-12-08 23:59"), A.Because(), A.Clock);
        Assert.False(dossier.HasFreshPapers);
        dossier.Supply(A.DeskOfficer, A.At("2026-11-26 09:00"), A.Clock);
        Assert.True(dossier.HasFreshPapers);
        // A decision about the calendar is nobody's act on the dossier.
        Assert.False(
            dossier.MoveDue(A.DeskOfficer, A.At("2026-11-26 10:00"), new(A.At("2026-12-04 17:00"), 2, 3), "calendar-2", A.Clock).IsError);
        Assert.True(dossier.HasFreshPapers);
        Assert.False(dossier.HandOver(A.Specialist, A.At("2026-11-26 11:00"), new Holder(A.Division), null).IsError);
        Assert.False(dossier.HasFreshPapers);
    }

    [Theory]
    [InlineData("2026-11-26 16:59", Timeliness.Early)]
    [InlineData("2026-11-27 07:30", Timeliness.OnTime)]
    [InlineData("2026-11-27 17:00", Timeliness.OnTime)]
    [InlineData("2026-11-27 17:01", Timeliness.Late)]
    public void A_result_is_judged_against_the_promise(string finished, Timeliness expected)
    {
        var dossier = A.Approved();
        Assert.Equal(expected, dossier.Finish(A.Specialist, A.At(finished), A.Clock).Value);
        Assert.Equal(expected, Assert.IsType<DossierFinished>(dossier.Acts[^1].Events[0]).Timeliness);
    }

    [Fact]
    public void A_calendar_decision_moves_an_open_promise_and_not_a_paused_or_finished_one()
    {
        var later = new DuePromise(A.At("2026-11-30 17:00"), 2, 3);
        var open = A.Processing();
        Assert.False(open.MoveDue(A.DeskOfficer, A.Morning, later, "calendar-2", A.Clock).IsError);
        Assert.Equal(later, open.Promise.Given);
        Assert.Equal(later.Due, open.Next!.Value.Due);
        var moved = Assert.IsType<DossierDueMoved>(open.Acts[^1].Events[0]);
        Assert.Equal((A.At("2026-11-27 17:00").Micros, later.Due.Micros), (moved.Old, moved.New));

        foreach (var closed in (Dossier[])[A.In(DossierState.SupplementRequired), A.Completed(), A.Registered()])
            Assert.Equal("cases.promise-kept", closed.MoveDue(A.DeskOfficer, A.Morning, later, "calendar-2", A.Clock).Error?.Code);
    }

    [Fact]
    public void A_leg_cannot_end_after_the_promise()
    {
        var dossier = A.Accepted();
        Assert.Equal("dossiers.leg-after-promise",
            dossier.HandOver(A.DeskOfficer, A.Morning, new Holder(A.Division), A.At("2026-11-27 17:01")).Error?.Code);
        Assert.False(dossier.HandOver(A.DeskOfficer, A.Morning, new Holder(A.Division), A.At("2026-11-26 17:00")).IsError);
        Assert.Equal(A.At("2026-11-26 17:00"), dossier.Next!.Value.Due);
    }

    [Fact]
    public void A_followed_dossier_is_never_queued()
    {
        var dossier = A.Registered(custody: Custody.Followed);
        Assert.Null(dossier.Holder);
        dossier.Accept(A.DeskOfficer, A.Morning, A.Clock);
        Assert.Null(dossier.Holder);
        Assert.Equal("dossiers.followed-elsewhere", dossier.HandOver(A.DeskOfficer, A.Morning, new Holder(A.Division), null).Error?.Code);
    }

    [Fact]
    public void It_is_called_near_from_the_evening_before_its_last_day_or_its_last_fifth()
    {
        var dossier = A.Accepted();
        Assert.Equal(DeadlineState.WithinDeadline, StateAt(dossier, dossier.Promise.NearAt!.Value - TimeSpan.FromMinutes(1)));
        Assert.Equal(DeadlineState.NearDeadline, StateAt(dossier, dossier.Promise.NearAt.Value));
    }

    private static DeadlineState StateAt(Dossier one, Instant at) =>
        A.Clock.Stand(one.Term, one.AcceptedAt!.Value, one.Due!.Value, null, at).State;
}
