using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>All matrices that have a version in force.</summary>
internal sealed record MatricesV1([property: Description("By slug.")] IReadOnlyList<MatrixSummaryV1> Matrices);
