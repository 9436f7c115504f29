using System.Globalization;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Unit.Dossiers;

/// <summary>Dossiers in every state, by the working calendar that comes with the program.</summary>
internal static class A
{
    public const long Desk = 30, Division = 31, Committee = 32;
    public static readonly Officer DeskOfficer = new("staff:1", Desk), Specialist = new("staff:2", Division),
        Leader = new("staff:3", Committee);
    public static readonly LegalClock Clock = new(new Deadlines(DeadlineRules.BuiltIn), BuiltInCalendar.Set.Default);

    /// <summary>Monday 23/11/2026; the 24th is a public holiday.</summary>
    public static readonly Instant Morning = At("2026-11-23 09:00");

    public static Instant At(string local) => DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ToInstant();

    public static Reason Because(string text = "Thiếu giấy chứng sinh") => Reason.Of(text).Value;

    public static Dossier Registered(Duration? term = null, Custody custody = Custody.Here, Instant? at = null)
    {
        var dossier = new Dossier
        {
            Id = new DossierId(1),
            Procedure = "1.004873",
            ProcedureVersion = 1,
            Case = "thuong",
            Channel = Channel.Online,
            Door = FrontDoor.Local,
            Custody = custody,
            HelpedAt = Desk,
            ReceivedBy = Desk,
            Competent = Committee,
            Submitter = 100,
            Owner = 101,
            Term = term ?? Duration.WorkingDays(3),
            FiledAt = at ?? Morning,
            RecordedAt = at ?? Morning,
            Head = StreamHead.None,
            Duties = new Everybody(),
        };
        dossier.File(DeskOfficer, Clock);
        return dossier;
    }

    public static Dossier Accepted(Duration? term = null)
    {
        var dossier = Registered(term);
        Assert.False(dossier.Accept(DeskOfficer, Morning, Clock).IsError);
        return dossier;
    }

    public static Dossier Processing(Duration? term = null)
    {
        var dossier = Accepted(term);
        Assert.False(dossier.HandOver(DeskOfficer, Morning, new Holder(Division, Specialist.Id), null).IsError);
        return dossier;
    }

    public static Dossier Proposed()
    {
        var dossier = Processing();
        Assert.False(dossier.Propose(Specialist, Morning, new Holder(Committee, Leader.Id), null).IsError);
        return dossier;
    }

    public static Dossier Approved()
    {
        var dossier = Proposed();
        Assert.False(dossier.Approve(Leader, Morning, null).IsError);
        return dossier;
    }

    public static Dossier Completed()
    {
        var dossier = Approved();
        Assert.False(dossier.Finish(Specialist, Morning, Clock).IsError);
        return dossier;
    }

    /// <summary>A dossier brought to one of the ten states by the shortest lawful way.</summary>
    public static Dossier In(DossierState state)
    {
        var dossier = state switch
        {
            DossierState.Registered => Registered(),
            DossierState.Accepted => Accepted(),
            DossierState.Rejected => Do(Registered(), one => one.Refuse(DeskOfficer, Morning, Because())),
            DossierState.Processing => Processing(),
            DossierState.SupplementRequired =>
                Do(Processing(), one => one.RequestSupplement(Specialist, Morning, At("2026-12-23 23:59"), Because(), Clock)),
            DossierState.FinancialObligation =>
                Do(Processing(), one => one.RequestPayment(Specialist, Morning, Clock, Because(), At("2026-12-23 23:59"))),
            DossierState.WithdrawRequested => Do(Registered(), one => one.Withdraw(DeskOfficer, Morning, null)),
            DossierState.Stopped => Do(Processing(), one => one.Stop(Specialist, Morning, Because())),
            DossierState.Completed => Completed(),
            _ => Do(Completed(), one => one.Return(DeskOfficer, Morning)),
        };
        Assert.Equal(state, dossier.State);
        dossier.Stored(dossier.Head);
        return dossier;
    }

    private static Dossier Do(Dossier dossier, Func<Dossier, Result> act)
    {
        Assert.False(act(dossier).IsError);
        return dossier;
    }

    /// <summary>Whoever holds it can do what comes next.</summary>
    private sealed class Everybody : IDuties
    {
        public bool Can(Holder holder, int duty) => true;
    }
}
