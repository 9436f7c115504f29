using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Replay.Features;

/// <summary>How a replayed dossier is meant to end.</summary>
internal enum Fate
{
    Early,
    OnTime,
    Late,
    Refused,
}

/// <summary>The steps of a replayed dossier, in order.</summary>
internal enum CourseStep
{
    File,
    Answer,
    HandOver,
    RequestSupplement,
    Supply,
    Propose,
    Approve,
    Finish,
    Return,
}

/// <summary>One dossier to be replayed: what is fixed before it starts, and where it stands.</summary>
internal sealed class Course
{
    public required DossierId Id { get; init; }

    public required Procedure Procedure { get; init; }

    public required Channel Channel { get; init; }

    public required PersonData Owner { get; init; }

    /// <summary>Who files by an account of their own, and with which answers; null: whoever the channel brings.</summary>
    public (Actor By, string Answers)? Account { get; init; }

    public required Fate Fate { get; init; }

    public required bool NeedsSupplement { get; init; }

    /// <summary>Four numbers from 0 to 1 that place the steps inside the time there is.</summary>
    public required double[] Luck { get; init; }

    /// <summary>A step that is never done: the dossier waits there.</summary>
    public CourseStep? StuckAt { get; init; }

    public CourseStep Next { get; set; }

    public Instant AcceptedAt { get; set; }

    public Instant FinishAt { get; set; }
}
