using System.Runtime.InteropServices;

namespace OpenProvince.Time;

/// <summary>How a finished dossier did. Stored by number: never renumber.</summary>
public enum Timeliness { Early = 1, OnTime = 2, Late = 3 }

public enum DeadlineState { WithinDeadline, NearDeadline, Overdue, Paused }

/// <summary>Working time as people count it: whole working days, then minutes of session.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingSpan(int Days, int Minutes);

/// <summary>Where an open dossier stands: time left, or time over when <paramref name="IsOver"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Standing(DeadlineState State, WorkingSpan Time, bool IsOver);
