using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The fixed parts of a printed slip, written out as the circular does.</summary>
internal sealed class SlipWords(OpenDossier open, IAgencies agencies, Texts texts, DayWords days)
{
    /// <summary>Slips in the order they are offered, by their last part of the address; texts are named after it.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Receipt, Supplement, Refusal, Stop, Control];

    /// <summary>Form 01, 02, 03, 05 and 06 of TT 03/2025/TT-VPCP.</summary>
    public const string Receipt = "giay-hen", Supplement = "bo-sung", Refusal = "tu-choi", Stop = "dung", Control = "kiem-soat";

    private Dossier Dossier => open.Dossier;

    /// <summary>Whether there is anything to print on such a slip; an address nobody offers has none.</summary>
    public bool Exists(string kind) => kind switch
    {
        Receipt => Dossier.IsAccepted,
        Control => true,
        _ => About(kind) is not null,
    };

    /// <summary>The step a slip tells of, the last one of its kind.</summary>
    public StepLine? About(string kind) => open.File!.Steps.FirstOrDefault(step => kind switch
    {
        Supplement => step.Kind is StepKind.SupplementRequested,
        Refusal => step.Kind is StepKind.Refused,
        Stop => step.Kind is StepKind.Stopped or StepKind.ClosedUnsupplied or StepKind.Withdrawn,
        _ => false,
    });

    private AgencyInfo Desk => agencies.Find(new AgencyId(Dossier.ReceivedBy))!;

    public string Parent => agencies.NameAt(Desk.Id, Dossier.FiledAt.LocalDay()).ToUpper(CultureInfo.CurrentCulture);

    public string Agency => (Desk.Desk?.Name ?? texts["dossiers.desk.slip.desk"]).ToUpper(CultureInfo.CurrentCulture);

    /// <summary>"Số: 0007/TNHS": the number of the code, with the letters of the kind of slip.</summary>
    public string Number(string suffix) =>
        texts["dossiers.desk.slip.number",
            ("number", DossierCode.TryParse(Dossier.Code, out var code) ? code.Number.ToString("D4", CultureInfo.InvariantCulture) : "…"),
            ("suffix", suffix)];

    public string PlaceAndDate(Instant at)
    {
        var (place, local) = (agencies.AdminUnit(Desk.AdminUnit, at.LocalDay())?.Name ?? Desk.ShortName, at.ToLocal());
        return texts["dossiers.desk.slip.place-date", ("place", Place(place)), ("day", $"{local:dd}"), ("month", $"{local:MM}"),
            ("year", $"{local:yyyy}")];
    }

    /// <summary>"09 giờ 20 phút, ngày 20/11/2026".</summary>
    public string Moment(Instant at)
    {
        var local = at.ToLocal();
        return texts["dossiers.desk.slip.moment", ("hour", $"{local:HH}"), ("minute", $"{local:mm}"),
            ("day", local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))];
    }

    /// <summary>What stands in the box: the day that runs, or how the dossier stands while none does.</summary>
    public string InBox(ReceiptBox box) => box.At is { } at ? $"{Moment(at)} ({days.Weekday(at.LocalDay())})" : box.State;

    public string Address(PersonData person) =>
        string.Join(", ",
            new[] { person.Address, person.Commune is { } code ? agencies.AdminUnit(code)?.Name : null }
                .Where(part => !string.IsNullOrEmpty(part)));

    public string TrackingAddress(HttpContext http) => SiteAddress.Of(http, $"/tra-cuu?ma={Uri.EscapeDataString(Dossier.Code!)}");

    /// <summary>"Phường Bắc Kạn" is written "Bắc Kạn" before a date.</summary>
    private static string Place(string name)
    {
        foreach (var type in new[] { "Phường ", "Xã ", "Thị trấn ", "Thành phố ", "Thị xã ", "Huyện ", "Quận ", "Tỉnh ", "Đặc khu " })
            if (name.StartsWith(type, StringComparison.OrdinalIgnoreCase)) return name[type.Length..];
        return name;
    }
}
