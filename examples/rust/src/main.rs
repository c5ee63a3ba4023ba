//! Claims e-mails, updates them in a transaction, streams products, watches health. Usage: cargo run -- [host:port]
use crewdb::{
    Client, Error, Options, Service, ServingStatus, Transaction,
    main::v1::{ClaimEmailBatchRequest, Email, UpdateEmailRequest, UpdateEmailResponse},
    sql::v1::QueryStreamRequest,
};
use prost_types::FieldMask;
use std::{env, ops::ControlFlow, time::Duration};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let target = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:50051".into());
    let client = Client::connect(&target, Options::default())?;
    client.wait_until_serving(Service::Server, Duration::from_secs(10)).await?;

    let claim = ClaimEmailBatchRequest { max_count: 3, ..Default::default() };
    let emails = client.main().claim_email_batch(claim).await?.into_inner().emails;
    println!("claimed: {}", emails.len());

    let mut tx = Transaction::write(client.main()).await?;
    for email in &emails {
        let update =
            Email { email_id: email.email_id.clone(), business_summary: Some("done".into()), ..Default::default() };
        let update_mask = Some(FieldMask { paths: vec!["business_summary".into()] });
        let request = UpdateEmailRequest { email: Some(update), update_mask, ..Default::default() };
        let _: UpdateEmailResponse = tx.call("UpdateEmail", &request).await?;
    }
    tx.commit().await?;
    println!("updated in one transaction: {}", emails.len());

    let all = QueryStreamRequest { sql: "SELECT product_id, name FROM walmart_products".into(), ..Default::default() };
    let mut stream = client.walmart().query_stream(all).await?.into_inner();
    let mut products = 0;
    while let Some(message) = stream.message().await? {
        products += message.rows.len();
    }
    println!("streamed products: {products}");

    let serves =
        client.watch_health(Service::Main, |status| ControlFlow::Break(status == ServingStatus::Serving)).await;
    println!("main serves: {serves}");
    Ok(())
}
