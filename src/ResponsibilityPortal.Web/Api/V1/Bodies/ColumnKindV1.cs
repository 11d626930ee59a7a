using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>What the columns of a matrix are called.</summary>
internal sealed record ColumnKindV1(
    [property: Description("The word for one column, within a sentence.")] string Singular,
    [property: Description("The word for several columns, within a sentence.")] string Plural
);
