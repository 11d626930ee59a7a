using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field for a date, which can be empty.</summary>
public sealed class DateField(string name, string label, DateOnly? value) : FormField(name, label)
{
    public DateOnly? Value { get; set; } = value;

    public override string Said => Value?.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture) ?? "";

    public override void Take(FormField other) => Value = ((DateField)other).Value;
}
