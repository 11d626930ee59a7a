using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store.Model;

/// <summary>Stores instants as fixed-width UTC text, which every database sorts the same way.</summary>
internal sealed class UtcInstantConverter()
    : ValueConverter<DateTimeOffset, string>(instant => UtcInstant.Format(instant), text => UtcInstant.Parse(text));
