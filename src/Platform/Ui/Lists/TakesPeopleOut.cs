namespace OpenProvince.Ui;

/// <summary>The answer is a file with names of people.</summary>
public sealed class TakesPeopleOut;
