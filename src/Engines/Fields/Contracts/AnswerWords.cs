using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Fields.Contracts;

/// <summary>Says an answer as people read it.</summary>
public sealed class AnswerWords(Texts texts, DayWords days)
{
    /// <param name="field">What was asked.</param>
    /// <param name="value">As it is kept; empty says that there is none.</param>
    /// <param name="options">What could be chosen; null: as the field says.</param>
    public string Of(FormField field, string value, IReadOnlyList<FieldOption>? options = null)
    {
        if (value.Length == 0) return texts["fields.answer.none"];
        return field.Type switch
        {
            FieldType.PastDate when FieldRules.TryDate(value, out var date) => days.Long(date),
            FieldType.Phone when value.Length == 10 => $"{value[..4]} {value[4..7]} {value[7..]}",
            FieldType.IdentityNumber when value.Length == 12 => $"{value[..3]} {value[3..6]} {value[6..9]} {value[9..]}",
            FieldType.Choice or FieldType.Select or FieldType.Agency or FieldType.Lookup =>
                (options ?? field.Options)?.FirstOrDefault(option => option.Value == value)?.Text ?? value,
            _ => value,
        };
    }
}
