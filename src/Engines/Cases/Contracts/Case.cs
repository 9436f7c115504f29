using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Something with one holder, one next action, one deadline and a timeline. Rules are methods of what derives from it: each refuses, or
/// moves the state, names the next holder and action, raises events and closes with <see cref="Take"/>. Nothing here reads a clock, a
/// table or a calendar it was not given.
/// </summary>
public abstract partial class Case
{
    private readonly List<CaseEvent> events = [];
    private readonly List<Taken> acts = [];

    /// <summary>The case's own number in its table and its stream.</summary>
    public abstract long Key { get; }

    /// <summary>Null until what made it has committed.</summary>
    public string? Code { get; set; }

    /// <summary>The running number inside <see cref="Code"/>, which the database gave with the row.</summary>
    public virtual int? CodeNumber => null;

    /// <summary>State and revision as last read or committed: the end of its event chain.</summary>
    public StreamHead Head { get; set; } = StreamHead.None;

    /// <summary>When the program heard of it: its first event and its row say the same instant.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Who can do what. One that was read for a list has <see cref="NoDuties"/> and refuses every act.</summary>
    public required IDuties Duties { get; set; }

    /// <summary>The state as its table has it.</summary>
    public abstract int StateNumber { get; protected set; }

    public Holder? Holder { get; protected set; }

    public Next? Next { get; protected set; }

    public Promise Promise { get; protected set; } = Promise.None;

    /// <summary>Actor who must not do the next step (four eyes).</summary>
    public string? NotBy { get; protected set; }

    public Instant LastStepAt { get; private set; }

    public abstract bool IsOpen { get; }

    /// <summary>Place on work lists: 0 runs, 1 waits for somebody outside, 2 lies ready, 3 ended.</summary>
    public abstract int Bucket { get; }

    /// <summary>Order inside the bucket.</summary>
    public abstract Instant SortAt { get; }

    /// <summary>The agency it began at: the receiving desk, or who assigned. Stays also when that one ends.</summary>
    public abstract long Origin { get; }

    /// <summary>What continues <see cref="Origin"/>, when that one ended while the case was open.</summary>
    public long? HomeNow { get; private set; }

    /// <summary>The agency that answers for it and whose figures it is in now.</summary>
    public long Home => HomeNow ?? Origin;

    /// <summary>The unit at whose desk the next act is: the one that holds it, or while nobody does the one it belongs to.</summary>
    public virtual long Desk => Holder?.Agency ?? Home;

    /// <summary>The actor is somebody it is about: a citizen who filed it, or for whom it was filed.</summary>
    public virtual bool IsParty(Actor actor) => false;

    public Instant? Due => Promise.Due;

    /// <summary>What was done since it was read, in order; the store empties it.</summary>
    public IReadOnlyList<Taken> Acts => acts;

    /// <summary>The revision it has once its acts are written.</summary>
    public long NextVersion => Head.Version + acts.Sum(act => act.Events.Count);

    /// <summary>The acts are written: it stands at its new head and may take the next one.</summary>
    public void Stored(StreamHead head)
    {
        Head = head;
        acts.Clear();
        seals.Clear();
    }

    protected Error? ForReading => Duties is NoDuties ? CaseErrors.ForReading : null;

    /// <summary>The columns of its state row.</summary>
    protected abstract ICaseRow Columns { get; }

    /// <summary>
    /// Why an act is refused now, whatever would be written in its form; null when it may be done. The acts themselves ask here, and so do
    /// pages and programs before they offer one: what is offered is what is accepted.
    /// </summary>
    /// <param name="line">The act, by the line it would leave in the timeline.</param>
    /// <param name="by">Who would do it.</param>
    /// <param name="at">Now.</param>
    public Error? Refusal(int line, Officer by, Instant at) =>
        ForReading ?? Unfit(line, by, at) ?? (at < LastStepAt ? CaseErrors.BeforeLastStep : null);

    /// <summary>What in the state of the case stands in the way of an act.</summary>
    protected virtual Error? Unfit(int line, Officer by, Instant at) => null;

    /// <summary>What a kind of line means.</summary>
    protected internal abstract CaseLine LineOf(int line);

    protected void Raise(CaseEvent e) => events.Add(e);

    /// <summary>Closes one act: its line, its events, and what changed in the row.</summary>
    protected void Take(int line, Officer by, Instant at, Reason? reason = null)
    {
        LastStepAt = at;
        Taking(line);
        acts.Add(new Taken(line, by, at, StateNumber, Holder, Next, Due, reason, Changes(), [.. events]));
        events.Clear();
    }

    /// <summary>A line is about to be written: what only lasts until the next act ends here.</summary>
    protected virtual void Taking(int line)
    {
    }

    /// <summary>It goes to somebody who can do what comes next: who cannot does not keep it, it goes to the desk of their unit.</summary>
    protected void GiveTo(Holder holder, int duty, Instant due)
    {
        var desk = holder with { Officer = null };
        duty = Instead(desk, duty);
        (Holder, Next) = (Can(holder, duty) ? holder : desk, new Next(duty, due));
    }

    /// <summary>Another duty that has to come first, as nobody at that desk can do this one.</summary>
    protected virtual int Instead(Holder desk, int duty) => duty;

    protected bool Can(Holder holder, int duty) => Duties.Can(holder, duty);

    /// <summary>Nobody holds it any more, and no clock stands still.</summary>
    protected void End() => (Holder, Next, Promise) = (null, null, Promise.End());
}
